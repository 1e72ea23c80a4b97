package braid.batch.recompute;

import braid.batch.spark.ViewSql;
import braid.core.view.View;
import braid.storage.dataset.DatasetFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Which windows hold an event that the published batch views do not contain.
 *
 * <p>It is asked of the master dataset, by offset, and not of what a run has just landed: what an earlier run landed and did not live to
 * publish is found too.
 */
final class TouchedWindows {
    private final Dataset<Row> events;

    /**
     * @param events the master dataset's events of one source, all of them before the cut
     * @param published for each partition, the boundary of the published batch views; not empty
     */
    TouchedWindows(Dataset<Row> events, Map<Integer, Long> published) {
        this.events = events.where(since(published));
    }

    private static String since(Map<Integer, Long> offsets) {
        List<String> conditions = new ArrayList<>();
        offsets.forEach((partition, offset) -> conditions.add("(" + DatasetFormat.KAFKA_PARTITION + " = " + partition
                + " AND " + DatasetFormat.KAFKA_OFFSET + " >= " + offset + ")"));
        conditions.add(offsets.keySet().stream()
                .map(String::valueOf)
                .collect(Collectors.joining(", ", DatasetFormat.KAFKA_PARTITION + " NOT IN (", ")")));
        return String.join(" OR ", conditions);
    }

    /** For each view, the starts of its windows that were touched, in milliseconds since 1970; found in one pass. */
    Map<View, TreeSet<Long>> of(List<View> views) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        views.forEach(view -> columns.putIfAbsent(ViewSql.windowStart(view), columns.size()));
        List<Row> rows = events.selectExpr(columns.entrySet().stream()
                        .map(e -> e.getKey() + " AS w" + e.getValue())
                        .toArray(String[]::new))
                .distinct()
                .collectAsList();
        Map<View, TreeSet<Long>> touched = new LinkedHashMap<>();
        for (View view : views) {
            int column = columns.get(ViewSql.windowStart(view));
            touched.put(
                    view, rows.stream().map(row -> row.getLong(column)).collect(Collectors.toCollection(TreeSet::new)));
        }
        return touched;
    }
}
