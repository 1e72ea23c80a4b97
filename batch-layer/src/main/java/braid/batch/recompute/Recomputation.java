package braid.batch.recompute;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import braid.batch.dataset.MasterDataset;
import braid.batch.spark.ViewSql;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseTables;
import braid.storage.warehouse.publication.Publications.Recomputed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;

/** Computes the touched windows of every view again and writes their rows to the views' staging tables. */
public final class Recomputation {
    private static final int JDBC_BATCH_ROWS = 5_000;

    private final MasterDataset dataset;
    private final WarehouseTables tables;
    private final String url;
    private final boolean isPostgres;
    private final Properties connection = new Properties();

    public Recomputation(MasterDataset dataset, Pipeline pipeline, Settings settings) {
        this.dataset = dataset;
        this.tables = new WarehouseTables(pipeline);
        this.url = settings.text("warehouse.url");
        connection.setProperty("user", settings.text("warehouse.user"));
        connection.setProperty("password", settings.text("warehouse.password"));
        connection.setProperty("batchsize", String.valueOf(JDBC_BATCH_ROWS));
        connection.setProperty("isolationLevel", "READ_COMMITTED");
        isPostgres = Warehouse.isPostgres(settings);
        connection.setProperty("driver", isPostgres ? "org.postgresql.Driver" : "org.h2.Driver");
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
            views.forEach(view -> done.add(new Recomputed(view, true, stage(cut, view, events))));
            return done;
        }
        try (TouchedWindows touched = new TouchedWindows(events, published, views)) {
            for (View view : views) {
                long rows = touched.isEmpty(view) ? 0 : stage(cut, view, touched.events(view));
                done.add(new Recomputed(view, false, rows));
            }
        }
        return done;
    }

    /** Aggregates and writes; how many rows there were. */
    private long stage(long cut, View view, Dataset<Row> events) {
        Observation written = new Observation();
        ViewSql sql = new ViewSql(view);
        Dataset<Row> rows = sql.plain(sql.aggregate(events))
                .withColumn(WarehouseTables.STAGED_BY, lit(cut))
                .observe(written, count(lit(1)).as("rows"));
        if (isPostgres) {
            rows.foreachPartition(new CopiedRows(url, connection, tables.staging(view), rows.columns()));
        } else {
            rows.write().mode(SaveMode.Append).jdbc(url, tables.staging(view), connection);
        }
        return written.getRow().getLong(0);
    }
}
