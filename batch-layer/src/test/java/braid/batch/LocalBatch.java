package braid.batch;

import braid.batch.dataset.Landing;
import braid.batch.dataset.MasterDataset;
import braid.batch.dataset.logged.LogReader;
import braid.batch.dataset.logged.Verdicts;
import braid.batch.recompute.Recomputation;
import braid.batch.spark.LocalSpark;
import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.storage.quarantine.FirstVerdicts;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseOrigin;
import braid.storage.warehouse.WarehouseTables;
import braid.storage.warehouse.publication.Lease;
import braid.storage.warehouse.publication.Publications;
import braid.storage.warehouse.publication.Publications.Recomputed;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;

/**
 * The batch layer of a pipeline with one source, over a log of the test's: real landing, Spark, Iceberg tables in a folder, and H2 in this
 * process as the warehouse. Cuts are numbered by the warehouse; where they are in the log, the test says.
 */
public final class LocalBatch implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Keeps the database open between the others. */
    private final Connection open;

    private final Pipeline pipeline;
    private final Source source;
    private final LogReader log;
    private final Map<Long, Schema> schemas;
    private final Warehouse warehouse;
    private final Publications publications;
    private final Lease lease;
    private final MasterDataset dataset;
    private final Recomputation recomputation;

    public LocalBatch(Path folder, String sql, LogReader log, Map<Long, Schema> schemas) throws SQLException {
        this.pipeline = PipelineCompiler.compile("p.sql", sql);
        this.source = pipeline.sources().get(0);
        this.log = log;
        this.schemas = schemas;
        String url = "jdbc:h2:" + folder.resolve("warehouse-" + UUID.randomUUID()) + ";DATABASE_TO_LOWER=TRUE";
        this.open = DriverManager.getConnection(url, "sa", "");
        Settings settings = Settings.of(Map.of("BRAID_WAREHOUSE_URL", url));
        this.warehouse = Warehouse.open(settings);
        new WarehouseTables(pipeline).create(warehouse);
        new WarehouseOrigin(warehouse, pipeline).check(Map.of());
        this.lease = new Lease(warehouse, pipeline, "test", Duration.ofMinutes(10));
        this.publications = new Publications(warehouse, pipeline, lease);
        String location = folder.resolve("master").toUri().toString();
        LocalSpark.catalog(location);
        this.dataset = new MasterDataset(LocalSpark.session(), pipeline, location);
        this.recomputation = new Recomputation(dataset, pipeline, settings);
    }

    public Source source() {
        return source;
    }

    public MasterDataset dataset() {
        return dataset;
    }

    public List<View> views() {
        return pipeline.views();
    }

    /** A run whose markers are at these offsets; what it recomputed. */
    public List<Recomputed> run(Map<Integer, Long> to, boolean full) throws SQLException {
        lease.acquire();
        long cut = publications.nextCut();
        Map<Integer, Long> published = published();
        Map<Integer, Long> begin = new HashMap<>();
        to.keySet().forEach(partition -> begin.put(partition, 0L));
        Landing.Landed landed = new Landing(dataset, log, source)
                .land(
                        cut,
                        source.name(),
                        to,
                        begin,
                        published,
                        new Verdicts(schemas, FirstVerdicts.NONE, cut),
                        () -> {});
        publications.clearStaging(cut);
        List<Recomputed> done =
                recomputation.compute(cut, source, pipeline.views(), landed.snapshot(), published, full);
        publications.publish(cut, boundary(to), done);
        return done;
    }

    private Boundary boundary(Map<Integer, Long> to) {
        Map<Partition, Long> offsets = new HashMap<>();
        to.forEach((partition, offset) -> offsets.put(new Partition(source.name(), partition), offset));
        return new Boundary(offsets);
    }

    private Map<Integer, Long> published() throws SQLException {
        Map<Integer, Long> offsets = new HashMap<>();
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, TIMEOUT)) {
            snapshot.publishedCut()
                    .boundary()
                    .offsets()
                    .forEach((partition, offset) -> offsets.put(partition.number(), offset));
        }
        return offsets;
    }

    /** How many windows of a view the newest run has staged. */
    public long stagedWindows(long cut, String view) throws SQLException {
        return publications.stagedWindows(cut, pipeline.view(view));
    }

    /** The rows of a batch view. */
    public List<GroupRow> rows(String view) throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, TIMEOUT)) {
            return snapshot.read(pipeline.view(view), RowFilter.ALL);
        }
    }

    /** The rows of a batch view that a reader asks for. */
    public List<GroupRow> rows(String view, RowFilter filter) throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, TIMEOUT)) {
            return snapshot.read(pipeline.view(view), filter);
        }
    }

    @Override
    public void close() throws SQLException {
        warehouse.close();
        open.close();
    }
}
