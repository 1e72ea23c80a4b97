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

    public List<View> viewsOf(Source source) {
        return views.stream()
                .filter(v -> v.source().name().equals(source.name()))
                .toList();
    }
}
