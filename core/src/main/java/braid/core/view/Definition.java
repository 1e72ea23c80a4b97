package braid.core.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a pipeline computes and from what: the definition of each view and the columns of each source, by name. Two files with equal
 * definitions may share one state, however they are laid out.
 *
 * @param sources by name, as {@code event_id VARCHAR NOT NULL, ...; once by [event_id]}, columns in alphabetical order
 * @param views by name, as {@link View#definition()}
 */
public record Definition(Map<String, String> sources, Map<String, String> views) {
    public Definition {
        sources = Map.copyOf(sources);
        views = Map.copyOf(views);
    }

    public static Definition of(Pipeline pipeline) {
        return new Definition(
                pipeline.sources().stream().collect(Collectors.toMap(Source::name, Definition::spell)),
                pipeline.views().stream().collect(Collectors.toMap(View::name, View::definition)));
    }

    private static String spell(Source source) {
        return source.columns().stream()
                        .map(column -> column.name() + " " + column.type() + (column.nullable() ? "" : " NOT NULL"))
                        .sorted()
                        .collect(Collectors.joining(", "))
                + "; once by " + source.primaryKey();
    }

    /** How this differs from another, as sentences: {@code view 'per_day' is new}. Empty if it does not. */
    public List<String> differencesFrom(Definition before) {
        List<String> differences = new ArrayList<>();
        compare("source", before.sources, sources, differences);
        compare("view", before.views, views, differences);
        return differences;
    }

    private static void compare(String kind, Map<String, String> before, Map<String, String> now, List<String> into) {
        Map<String, String> all = new TreeMap<>(before);
        all.putAll(now);
        for (String name : all.keySet()) {
            String what = kind + " '" + name + "' ";
            if (!before.containsKey(name)) {
                into.add(what + "is new");
            } else if (!now.containsKey(name)) {
                into.add(what + "is gone");
            } else if (!before.get(name).equals(now.get(name))) {
                into.add(
                        what + "has changed" + (kind.equals("source") ? columns(before.get(name), now.get(name)) : ""));
            }
        }
    }

    private static String columns(String before, String now) {
        List<String> was = parts(before);
        List<String> is = parts(now);
        List<String> changes = new ArrayList<>();
        is.stream().filter(part -> !was.contains(part)).forEach(part -> changes.add("now " + part));
        was.stream().filter(part -> !is.contains(part)).forEach(part -> changes.add("before " + part));
        return " (" + String.join("; ", changes) + ")";
    }

    private static List<String> parts(String source) {
        String[] columnsAndKey = source.split("; ", 2);
        List<String> parts = new ArrayList<>(List.of(columnsAndKey[0].split(", ")));
        parts.add(columnsAndKey[1]);
        return parts;
    }

    /**
     * Whether state that was made for another definition goes on under this one: the views are the same, and the sources differ in columns
     * that no view reads. Whether older events can be read is for {@code SchemaChange} to say.
     */
    public boolean mayFollow(Definition before) {
        return views.equals(before.views)
                && sources.keySet().equals(before.sources.keySet())
                && sources.entrySet().stream()
                        .allMatch(source -> key(source.getValue()).equals(key(before.sources.get(source.getKey()))));
    }

    private static String key(String source) {
        return source.substring(source.indexOf("; "));
    }
}
