package braid.core.view;

import java.util.List;

/**
 * One pipeline file, compiled: its sources and the views over them. One cut covers all of them.
 *
 * @param name the file's name without {@code .sql}
 * @param text the file as it was read
 */
public record Pipeline(String name, String text, List<Source> sources, List<View> views) {
    public Pipeline {
        sources = List.copyOf(sources);
        views = List.copyOf(views);
    }

    /** The source of that name, or {@code null}. */
    public Source source(String name) {
        return sources.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }

    /** The view of that name, or {@code null}. */
    public View view(String name) {
        return views.stream().filter(v -> v.name().equals(name)).findFirst().orElse(null);
    }

    /** The columns that hold event time in the windows of a source's views; where none has windows that are seen, one column. */
    public List<String> timeColumns(Source source) {
        List<View> views = viewsOf(source);
        List<String> seen = views.stream()
                .filter(view -> view.window().visible())
                .map(view -> view.window().timeColumn())
                .distinct()
                .toList();
        return seen.isEmpty() ? List.of(views.get(0).window().timeColumn()) : seen;
    }

    public List<View> viewsOf(Source source) {
        return views.stream()
                .filter(v -> v.source().name().equals(source.name()))
                .toList();
    }
}
