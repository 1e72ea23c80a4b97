package braid.batch;

import braid.batch.dataset.MasterDataset;
import braid.batch.dataset.logged.LoggedRangeReader;
import braid.batch.expiry.Expiry;
import braid.batch.past.RecomputedViews;
import braid.batch.recompute.Recomputation;
import braid.batch.retention.RetentionWatch;
import braid.batch.run.BatchRun;
import braid.batch.run.Drill;
import braid.batch.run.GrowthWatch;
import braid.batch.run.LeaseKeeper;
import braid.batch.run.Runs;
import braid.batch.run.report.ReportBook;
import braid.batch.run.report.RunMetrics;
import braid.batch.spark.WarmUp;
import braid.batch.spark.session.LiveSession;
import braid.batch.spark.session.SparkSessions;
import braid.core.segment.Buckets;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.service.Endpoint;
import braid.service.OwnProcess;
import braid.service.StatusEndpoint;
import braid.service.access.Role;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.Settings;
import braid.storage.DefinitionInForce;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.dataset.DatasetFormat;
import braid.storage.log.LogSettings;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.BegunRuns;
import braid.storage.warehouse.publication.Lease;
import braid.storage.warehouse.publication.Publications;
import braid.storage.warehouse.publication.PublishedCuts;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The batch layer of one pipeline as a process: its runs, its expiry and its HTTP endpoint. The endpoint opens at once; the Spark session comes
 * up behind it, and a run that is asked for before waits for it.
 */
public final class BatchLayer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchLayer.class);

    private final Settings settings;
    private final Pipeline pipeline;
    private final LogSettings log;
    private final Warehouse warehouse;
    private final LeaseKeeper lease;
    private final Publications publications;
    private final Drill drill;
    private final Runs runs;
    private final Expiry expiry;
    private final RetentionWatch retention;
    private final GrowthWatch growth;
    private final StatusEndpoint endpoint;
    private final Metrics metrics = new Metrics();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final LiveSession spark;

    private BatchLayer(Settings settings, Pipeline pipeline, Endpoint at) throws IOException {
        Clock clock = Clock.systemUTC();
        this.settings = settings;
        this.pipeline = pipeline;
        this.log = LogSettings.of(settings);
        this.spark = new LiveSession(() -> SparkSessions.open(settings));
        this.warehouse = Warehouse.open(settings);
        Duration length = settings.duration("batch.lease.seconds");
        String holder = "batch layer " + ProcessHandle.current().pid() + " " + UUID.randomUUID();
        Lease right = new Lease(warehouse, pipeline, holder, length);
        this.lease = new LeaseKeeper(right, length);
        this.publications = new Publications(warehouse, pipeline, right);
        this.drill = new Drill(settings.text("batch.pause.at"));
        this.runs = new Runs(
                this::run,
                lease,
                reports(),
                new BegunRuns(warehouse, pipeline),
                new RunMetrics(metrics),
                settings.duration("batch.every.seconds"),
                clock);
        CassandraSettings cassandra = CassandraSettings.of(settings, pipeline);
        this.expiry = new Expiry(
                pipeline,
                new Buckets(cassandra.buckets()),
                () -> Expiry.Opened.of(cassandra),
                warehouse,
                publications,
                lease,
                settings.duration("batch.expiry.grace.seconds"),
                System::nanoTime,
                drill);
        RecomputedViews past = new RecomputedViews(pipeline, new PublishedCuts(warehouse, pipeline), this::dataset);
        this.retention = new RetentionWatch(pipeline, log, warehouse, clock);
        this.growth = new GrowthWatch(pipeline, log, warehouse, settings.whole("batch.every.events"), runs::soon);
        Gauges.register(metrics, runs::tell);
        this.endpoint = new StatusEndpoint(at, metrics, this::status)
                .on("POST", "/run", query -> runs.request(Boolean.parseBoolean(query.getOrDefault("full", "false"))))
                .on("POST", "/every", this::every)
                .on("GET", "/past/rows", past::rows)
                .on("GET", "/past", past::cut);
    }

    /** Opens the endpoint, then Spark; returns when both are open. The run of a request may begin as soon as Spark is up. */
    public static BatchLayer start(Settings settings) throws IOException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        // Refused by the settings alone, so before the log is asked.
        Endpoint at = Endpoint.of(settings, "batch", Role.ADMIN);
        new DefinitionInForce(settings, pipeline)
                .require(ArchitectureSettings.of(settings).stream()
                        .filter(Architecture::hasBatchViews)
                        .toList());
        BatchLayer layer = new BatchLayer(settings, pipeline, at);
        layer.runs.recall();
        layer.runs.start();
        if (ArchitectureSettings.of(settings).contains(Architecture.LAMBDA)) {
            layer.expiry.start();
        }
        layer.retention.start();
        layer.growth.start();
        try {
            WarmUp.run(layer.spark.get(), layer.pipeline);
            layer.spark.warm();
        } catch (RuntimeException e) {
            LOG.warn("Not ready for runs yet: {}", e.getMessage());
        }
        return layer;
    }

    private MasterDataset dataset() {
        return new MasterDataset(spark.get(), pipeline, DatasetFormat.location(settings));
    }

    private BatchRun run() {
        SparkSession session = spark.get();
        MasterDataset dataset = dataset();
        return new BatchRun(
                pipeline,
                log,
                warehouse,
                publications,
                lease,
                dataset,
                new LoggedRangeReader(session, log),
                new Recomputation(dataset, pipeline, settings),
                settings.duration("batch.keep.cuts.hours"),
                drill);
    }

    private ReportBook reports() {
        return new ReportBook() {
            @Override
            public void keep(long cut, String json) throws SQLException {
                publications.report(cut, json);
            }

            @Override
            public String last() throws SQLException {
                return publications.lastReport();
            }
        };
    }

    private Object every(Map<String, String> query) {
        String seconds = query.getOrDefault("seconds", "");
        try {
            runs.every(Duration.ofSeconds(Long.parseLong(seconds)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "seconds is '" + seconds
                            + "', but must be a whole number, 0 for off; for example /every?seconds=60.",
                    e);
        }
        return status();
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("status", spark.hasFailed() ? "DOWN" : "UP");
        status.put("service", "batch-layer");
        OwnProcess.describe(status);
        status.put("pipeline", pipeline.name());
        runs.describe(status);
        status.put("spark", spark.state());
        retention.warning().ifPresent(warning -> status.put("retention_warning", warning));
        if (drill.pausedAt() != null) {
            status.put("paused_at", drill.pausedAt());
        }
        return status;
    }

    /** Waits until the layer is closed. */
    public void await() throws InterruptedException {
        closed.await();
    }

    /** Drops the run at work, gives the lease back and closes everything. */
    @Override
    public void close() {
        runs.close();
        expiry.close();
        retention.close();
        growth.close();
        endpoint.close();
        spark.close();
        lease.close();
        warehouse.close();
        closed.countDown();
    }
}
