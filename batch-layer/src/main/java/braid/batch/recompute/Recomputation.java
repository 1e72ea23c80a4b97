package braid.batch.recompute;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;

import braid.batch.dataset.MasterDataset;
import braid.batch.dataset.TimeRanges;
import braid.batch.spark.ViewSql;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.service.Settings;
import braid.storage.warehouse.Publications.Recomputed;
import braid.storage.warehouse.WarehouseTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;

/** Computes the touched windows of every view again and writes their rows to the views' staging tables. */
public final class Recomputation {
    private static final int JDBC_BATCH_ROWS = 5_000;

    private final MasterDataset dataset;
    private final WarehouseTables tables;
    private final String url;
    private final Properties connection = new Properties();

    public Recomputation(MasterDataset dataset, Pipeline pipeline, Settings settings) {
        this.dataset = dataset;
        this.tables = new WarehouseTables(pipeline);
        this.url = settings.text("warehouse.url");
        connection.setProperty("user", settings.text("warehouse.user"));
        connection.setProperty("password", settings.text("warehouse.password"));
        connection.setProperty("batchsize", String.valueOf(JDBC_BATCH_ROWS));
        connection.setProperty("isolationLevel", "READ_COMMITTED");
        connection.setProperty(
                "driver", url.startsWith("jdbc:postgresql:") ? "org.postgresql.Driver" : "org.h2.Driver");
    }

    /**
     * Computes the views of one source.
     *
     * @param snapshot the state of the master dataset that holds exactly the events before the cut
     * @param published for each partition, the boundary of the published batch views; with none, every window is touched
     * @param full all windows, touched or not
     */
    public List<Recomputed> compute(
            long cut, Source source, List<View> views, long snapshot, Map<Integer, Long> published, boolean full) {
        Dataset<Row> events = dataset.read(source, snapshot);
        List<Recomputed> done = new ArrayList<>();
        if (full || published.isEmpty()) {
            for (View view : views) {
                Staged staged = stage(cut, view, events);
                done.add(Recomputed.all(view, staged.windows(), staged.rows()));
            }
            return done;
        }
        Map<View, TreeSet<Long>> touched = new TouchedWindows(events, published).of(views);
        touched.forEach((view, windows) -> done.add(Recomputed.only(
                view,
                windows,
                windows.isEmpty()
                        ? 0
                        : stage(cut, view, restrict(events, view, windows)).rows())));
        return done;
    }

    private static Dataset<Row> restrict(Dataset<Row> events, View view, TreeSet<Long> windows) {
        TimeRanges ranges = TimeRanges.of(windows, view.window().size().toMillis());
        Dataset<Row> coarse = ranges.restrict(events, view.window().timeColumn());
        return ranges.isExact()
                ? coarse
                : coarse.where(functions.expr(ViewSql.windowStart(view)).isin(windows.toArray()));
    }

    private record Staged(long windows, long rows) {}

    /** Aggregates and writes; how many windows and rows there were. */
    private Staged stage(long cut, View view, Dataset<Row> events) {
        Observation written = new Observation();
        new ViewSql(view)
                .aggregate(events)
                .withColumn(WarehouseTables.STAGED_BY, lit(cut))
                .observe(
                        written,
                        count(lit(1)).as("rows"),
                        size(collect_set(col(View.WINDOW_START))).as("windows"))
                .write()
                .mode(SaveMode.Append)
                .jdbc(url, tables.staging(view), connection);
        return new Staged(written.getRow().getInt(1), written.getRow().getLong(0));
    }
}
