package braid.batch.recompute;

import static org.apache.spark.sql.functions.expr;

import braid.batch.dataset.TimeRanges;
import braid.batch.spark.ViewSql;
import braid.core.view.View;
import braid.storage.dataset.DatasetFormat;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * Which windows hold an event that the published batch views do not contain: rows, which Spark joins with the events, never a list.
 *
 * <p>It is asked of the master dataset, by offset, and not of what a run has just landed: what an earlier run landed and did not live to
 * publish is found too. Found in one pass for all views of a source, and kept until closed; what does not fit in memory, on disk.
 */
final class TouchedWindows implements AutoCloseable {
    private static final String START = "touched__start";

    private final Dataset<Row> events;
    private final Dataset<Row> touched;
    private final Map<String, String> columns = new LinkedHashMap<>();
    private final Map<String, TimeRanges> ranges = new LinkedHashMap<>();

    /**
     * @param events the master dataset's events of one source, all of them before the cut
     * @param published for each partition, the boundary of the published batch views; not empty
     * @param views of the source
     */
    TouchedWindows(Dataset<Row> events, Map<Integer, Long> published, List<View> views) {
        this.events = events;
        views.forEach(view -> columns.putIfAbsent(ViewSql.windowStart(view), "w" + columns.size()));
        this.touched = events.where(since(published))
                .selectExpr(columns.entrySet().stream()
                        .map(e -> e.getKey() + " AS " + e.getValue())
                        .toArray(String[]::new))
                .distinct()
                .persist(StorageLevel.MEMORY_AND_DISK());
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

    /** Whether no window of the view is touched. */
    boolean isEmpty(View view) {
        return ranges(view).isEmpty();
    }

    /**
     * All events in the touched windows of a view. Ranges of time let Iceberg pass over files; where they hold more than the windows, the
     * rest is left out by a join.
     */
    Dataset<Row> events(View view) {
        TimeRanges coarse = ranges(view);
        Dataset<Row> near = coarse.restrict(events, view.window().timeColumn());
        if (coarse.isExact()) {
            return near;
        }
        // Few enough to be sent to every executor, or sorted on both sides: neither holds more in memory with more
        // windows.
        Dataset<Row> starts = starts(view).hint(coarse.areFew() ? "broadcast" : "merge");
        return near.join(starts, expr(ViewSql.windowStart(view) + " = " + START), "left_semi");
    }

    private TimeRanges ranges(View view) {
        return ranges.computeIfAbsent(
                ViewSql.windowStart(view),
                start -> TimeRanges.of(starts(view), view.window().size().toMillis()));
    }

    private Dataset<Row> starts(View view) {
        return touched.selectExpr(columns.get(ViewSql.windowStart(view)) + " AS " + START)
                .distinct();
    }

    @Override
    public void close() {
        touched.unpersist();
    }
}
