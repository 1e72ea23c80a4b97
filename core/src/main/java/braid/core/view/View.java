package braid.core.view;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rex.RexNode;

/**
 * A view definition: for each key and window, some measures over the events of one source that pass a filter.
 *
 * @param keys at least none; in the order of the SELECT list
 * @param filter the WHERE clause over the source's row; {@code null} for none
 * @param columns the names a reader sees, in the order of the SELECT list, window columns included
 */
public record View(
        String name,
        Source source,
        Window window,
        List<Key> keys,
        RexNode filter,
        List<Measure> measures,
        List<String> columns) {
    public static final String WINDOW_START = "window_start";
    public static final String WINDOW_END = "window_end";

    public View {
        keys = List.copyOf(keys);
        measures = List.copyOf(measures);
        columns = List.copyOf(columns);
    }

    /** The columns that hold the accumulators of all measures, in order: what a store keeps beside key and window. */
    public List<Column> accumulatorColumns() {
        List<Column> stored = new ArrayList<>();
        for (Measure measure : measures) {
            stored.addAll(measure.aggregate().columns(measure.name()));
        }
        return stored;
    }

    public Measure measure(String name) {
        return measures.stream().filter(m -> m.name().equals(name)).findFirst().orElse(null);
    }

    public Key key(String name) {
        return keys.stream().filter(k -> k.name().equals(name)).findFirst().orElse(null);
    }
}
