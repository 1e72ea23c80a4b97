package braid.batch.run;

import braid.batch.cut.Cutter;
import braid.batch.dataset.EventReader;
import braid.batch.dataset.Landing;
import braid.batch.dataset.Landing.Landed;
import braid.batch.dataset.MasterDataset;
import braid.batch.recompute.Recomputation;
import braid.core.boundary.Boundary;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.storage.log.LogSettings;
import braid.storage.log.SchemaTopic;
import braid.storage.log.Topics;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Publications;
import braid.storage.warehouse.Publications.Recomputed;
import braid.storage.warehouse.PublishedCut;
import braid.storage.warehouse.Warehouse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.Schema;

/**
 * Does one run: cut, land, recompute, publish. The caller holds the lease.
 *
 * <p>A run that ends anywhere, by an error or by SIGKILL, leaves nothing that a reader could see; the next one lands from where the last
 * landing ended and recomputes from where the last publication ended.
 */
public final class BatchRun {
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final LogSettings log;
    private final Warehouse warehouse;
    private final Publications publications;
    private final LeaseKeeper lease;
    private final MasterDataset dataset;
    private final EventReader reader;
    private final Recomputation recomputation;
    private final Drill drill;

    public BatchRun(
            Pipeline pipeline,
            LogSettings log,
            Warehouse warehouse,
            Publications publications,
            LeaseKeeper lease,
            MasterDataset dataset,
            EventReader reader,
            Recomputation recomputation,
            Drill drill) {
        this.pipeline = pipeline;
        this.log = log;
        this.warehouse = warehouse;
        this.publications = publications;
        this.lease = lease;
        this.dataset = dataset;
        this.reader = reader;
        this.recomputation = recomputation;
        this.drill = drill;
    }

    /**
     * Runs all steps, filling {@code report}.
     *
     * @param full recompute every window, not only those that new events touch
     * @param state told the name of each step as it begins
     */
    public void execute(boolean full, RunReport report, Consumer<String> state) throws SQLException {
        try (Cutter cutter = new Cutter(pipeline, log)) {
            Steps steps = new Steps(report, state);
            Boundary boundary = steps.time("cut", () -> cut(cutter, report));
            Map<Source, Long> snapshots = steps.time("land", () -> land(cutter, boundary, report));
            drill.reached("landed");
            List<Recomputed> views = steps.time("recompute", () -> recompute(snapshots, full, report));
            drill.reached("staged");
            steps.time("publish", () -> {
                publications.publish(report.cut(), boundary, views);
                return null;
            });
            drill.reached("published");
        }
    }

    private Boundary cut(Cutter cutter, RunReport report) throws SQLException {
        long number = publications.nextCut();
        report.cut(number);
        return cutter.cut(number, marked -> drill.reached("marker:" + marked));
    }

    private Map<Source, Long> land(Cutter cutter, Boundary boundary, RunReport report) {
        Map<Long, Schema> schemas = new SchemaTopic(log).all();
        Map<Source, Long> snapshots = new HashMap<>();
        for (Source source : pipeline.sources()) {
            Map<Integer, Long> to = new TreeMap<>();
            boundary.offsets().forEach((partition, offset) -> {
                if (partition.source().equals(source.name())) {
                    to.put(partition.number(), offset);
                }
            });
            Landed landed = new Landing(dataset, reader, source)
                    .land(
                            report.cut(),
                            new Topics(log).events(source),
                            to,
                            cutter.begin(source, boundary),
                            schemas,
                            lease::check);
            snapshots.put(source, landed.snapshot());
            report.landed(landed.events());
        }
        return snapshots;
    }

    private List<Recomputed> recompute(Map<Source, Long> snapshots, boolean full, RunReport report)
            throws SQLException {
        publications.clearStaging(report.cut());
        PublishedCut published = published();
        List<Recomputed> done = new ArrayList<>();
        for (Source source : pipeline.sources()) {
            List<View> views = pipeline.viewsOf(source);
            done.addAll(recomputation.compute(
                    report.cut(), source, views, snapshots.get(source), published.boundary(), full));
        }
        done.forEach(view -> report.recomputed(view.windowStarts().size(), view.rows()));
        return done;
    }

    private PublishedCut published() throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, QUERY_TIMEOUT)) {
            return snapshot.publishedCut();
        }
    }

    /** Times the steps of a run. */
    private record Steps(RunReport report, Consumer<String> state) {
        <T> T time(String name, Step<T> step) throws SQLException {
            state.accept(name);
            long start = System.nanoTime();
            try {
                return step.run();
            } finally {
                report.step(name, (System.nanoTime() - start) / 1_000_000);
            }
        }
    }

    @FunctionalInterface
    private interface Step<T> {
        T run() throws SQLException;
    }
}
