package braid.batch.run;

import braid.batch.cut.Cutter;
import braid.batch.dataset.Landing;
import braid.batch.dataset.Landing.Landed;
import braid.batch.dataset.MasterDataset;
import braid.batch.dataset.PastStates;
import braid.batch.dataset.logged.LoggedRangeReader;
import braid.batch.dataset.logged.Verdicts;
import braid.batch.recompute.Recomputation;
import braid.batch.run.report.RunReport;
import braid.core.boundary.Boundary;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.Publications;
import braid.storage.warehouse.publication.Publications.Recomputed;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one run: cut, land, recompute, publish. The caller holds the lease.
 *
 * <p>A run that ends anywhere, by an error or by SIGKILL, leaves nothing that a reader could see; the next one lands from where the last
 * landing ended and recomputes from where the last publication ended.
 */
public final class BatchRun implements Runs.RunBody {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRun.class);
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final LogSettings log;
    private final Warehouse warehouse;
    private final Publications publications;
    private final LeaseKeeper lease;
    private final MasterDataset dataset;
    private final LoggedRangeReader reader;
    private final Recomputation recomputation;
    private final Duration keepCuts;
    private final Drill drill;

    /** @param keepCuts how long a cut can be asked for after it was published */
    public BatchRun(
            Pipeline pipeline,
            LogSettings log,
            Warehouse warehouse,
            Publications publications,
            LeaseKeeper lease,
            MasterDataset dataset,
            LoggedRangeReader reader,
            Recomputation recomputation,
            Duration keepCuts,
            Drill drill) {
        this.pipeline = pipeline;
        this.log = log;
        this.warehouse = warehouse;
        this.publications = publications;
        this.lease = lease;
        this.dataset = dataset;
        this.reader = reader;
        this.recomputation = recomputation;
        this.keepCuts = keepCuts;
        this.drill = drill;
    }

    @Override
    public void execute(boolean full, RunReport report, Consumer<String> state) throws SQLException {
        try (Cutter cutter = new Cutter(pipeline, log)) {
            Steps steps = new Steps(report, state);
            Boundary boundary = steps.time("cut", () -> cut(cutter, report));
            Boundary published = published();
            check(published, boundary);
            Map<Source, Landed> landed = steps.time("land", () -> land(cutter, boundary, published, report));
            drill.reached("landed");
            List<Recomputed> views = steps.time("recompute", () -> recompute(landed, published, full, report));
            drill.reached("staged");
            steps.time("publish", () -> {
                publications.publish(report.cut(), boundary, views);
                return null;
            });
            drill.reached("published");
            removePastStates();
            if (landed.values().stream().anyMatch(each -> each.events() > 0)) {
                // What it took of the heap is given back (batch-layer.jvm): most of the time there is no run.
                System.gc();
            }
        }
    }

    /** The run is done whether this succeeds or not; the next one tries again. */
    private void removePastStates() {
        Instant before = Instant.now().minus(keepCuts);
        try {
            PastStates states = new PastStates(dataset);
            pipeline.sources().forEach(source -> states.remove(source, before));
        } catch (RuntimeException e) {
            LOG.warn("Old states of the master dataset could not be removed: {}", e.getMessage());
        }
    }

    private Boundary cut(Cutter cutter, RunReport report) throws SQLException {
        long number = publications.nextCut();
        report.cut(number);
        return cutter.cut(number, marked -> drill.reached("marker:" + marked));
    }

    /** A log that is shorter than the batch views is another log. */
    private static void check(Boundary published, Boundary boundary) {
        if (!boundary.isAtLeast(published)) {
            throw new IllegalStateException("The cut at " + boundary.offsets() + " is before the published boundary at "
                    + published.offsets()
                    + ": a topic was made anew, or the log has lost its end. Nothing was published. Restore the log, or start over with"
                    + " `braid reset`.");
        }
    }

    private Map<Source, Landed> land(Cutter cutter, Boundary boundary, Boundary published, RunReport report)
            throws SQLException {
        Verdicts verdicts = Verdicts.read(log, pipeline, publications.lastCut());
        Map<Source, Landed> all = new HashMap<>();
        for (Source source : pipeline.sources()) {
            Landed landed = new Landing(dataset, reader, source)
                    .land(
                            report.cut(),
                            new Topics(log).events(source),
                            partitions(boundary, source),
                            cutter.begin(source, boundary),
                            partitions(published, source),
                            verdicts,
                            lease::check);
            all.put(source, landed);
            report.landed(landed.events(), landed.quarantined());
        }
        return all;
    }

    private static Map<Integer, Long> partitions(Boundary boundary, Source source) {
        Map<Integer, Long> offsets = new TreeMap<>();
        boundary.offsets().forEach((partition, offset) -> {
            if (partition.source().equals(source.name())) {
                offsets.put(partition.number(), offset);
            }
        });
        return offsets;
    }

    private List<Recomputed> recompute(Map<Source, Landed> landed, Boundary published, boolean full, RunReport report)
            throws SQLException {
        publications.clearStaging(report.cut());
        List<Recomputed> done = new ArrayList<>();
        for (Source source : pipeline.sources()) {
            List<View> views = pipeline.viewsOf(source);
            Map<Integer, Long> before = partitions(published, source);
            Landed now = landed.get(source);
            boolean news =
                    now.to().entrySet().stream().anyMatch(e -> e.getValue() > before.getOrDefault(e.getKey(), 0L));
            if (!views.isEmpty() && (news || full)) {
                done.addAll(recomputation.compute(report.cut(), source, views, now.snapshot(), before, full));
            }
        }
        for (Recomputed view : done) {
            report.recomputed(publications.stagedWindows(report.cut(), view.view()), view.rows());
        }
        return done;
    }

    private Boundary published() throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, QUERY_TIMEOUT)) {
            return snapshot.publishedCut().boundary();
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
