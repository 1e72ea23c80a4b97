package braid.serving.merge;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.view.View;
import braid.storage.GroupRow;
import braid.storage.realtime.ProgressMoved;
import braid.storage.warehouse.PublishedCut;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads both sides of some views so that every event counts exactly once: the merged rows are the fold of exactly the offsets that the
 * coverage names, or there is no answer.
 *
 * <p>The order of reads is the protocol. (a) One snapshot of the batch side gives the published cut {@code n}, its boundary and the batch
 * rows. (b) Then the progress of the speed layer. (c) Then the real-time rows of segments {@code >= n}, as they were at that progress;
 * if they have moved on, back to (b). Segments that the cut covers are deleted some time after a later cut was published, so an answer
 * that takes longer than half of that time starts over.
 *
 * <p>An answer never covers less than one that this process gave before it began. Safe for use by several threads.
 */
public final class MergedReader {
    private static final long PAUSE_NANOS = 1_000_000;

    private final BatchSide batch;
    private final SpeedSide speed;
    private final LogSide log;
    private final Duration validity;
    private final int mostRows;
    private final CoverageMaker coverages;
    private final HighWater highWater = new HighWater();

    /**
     * @param validity how long after the cut was read its segments are sure to be there
     * @param mostRows stored rows that a scan may read from each side
     */
    public MergedReader(
            String pipeline,
            BatchSide batch,
            SpeedSide speed,
            LogSide log,
            Duration validity,
            int mostRows,
            Clock clock) {
        this.batch = batch;
        this.speed = speed;
        this.log = log;
        this.validity = validity;
        this.mostRows = mostRows;
        this.coverages = new CoverageMaker(pipeline, clock);
    }

    /**
     * Reads some scans at one coverage.
     *
     * @throws StoreDown if a store cannot be reached
     * @throws Inconsistent if no exact answer could be made before the deadline
     * @throws TooManyRows if a scan reads more rows than allowed
     */
    public Answer read(List<Scan> scans, Layer layer, Deadline deadline) {
        Collection<String> sources = new TreeSet<>();
        scans.forEach(scan -> sources.add(scan.view().source().name()));
        return new Attempts(sources, scans, layer, deadline).run();
    }

    /** What a merged answer over these sources would cover now. */
    public AnswerCoverage coverage(Collection<String> sources, Deadline deadline) {
        return new Attempts(sources, List.of(), Layer.MERGED, deadline).run().coverage();
    }

    /** One request's attempts, until one of them is exact. */
    private final class Attempts {
        private final Collection<String> sources;
        private final List<Scan> scans;
        private final Layer layer;
        private final Deadline deadline;
        private final HighWater.Mark mark = highWater.mark();
        private final Optional<Map<Partition, Long>> ends = log.ends();
        private String obstacle = "the batch views took too long to read";

        Attempts(Collection<String> sources, List<Scan> scans, Layer layer, Deadline deadline) {
            this.sources = sources;
            this.scans = scans;
            this.layer = layer;
            this.deadline = deadline;
        }

        Answer run() {
            while (!deadline.isPast()) {
                Optional<Answer> answer = attempt();
                if (answer.isPresent()) {
                    highWater.raise(answer.get().coverage().coverage(), layer);
                    return answer.get();
                }
            }
            throw new Inconsistent("No exact answer could be made within "
                    + deadline.whole().toMillis() + " ms: " + obstacle
                    + ". The speed layer is recovering or overloaded; ask again, or raise serving.query.timeout.ms"
                    + " (BRAID_SERVING_QUERY_TIMEOUT_MS).");
        }

        private Optional<Answer> attempt() {
            Deadline valid = Deadline.in(validity);
            PublishedCut cut;
            Live live;
            List<List<GroupRow>> batchRows = new ArrayList<>();
            try (BatchSide.Snapshot snapshot = batch.open(deadline.remaining())) {
                cut = snapshot.cut();
                // Asked for before the batch rows are read, so that both sides work at once.
                live = live(cut);
                for (Scan scan : scans) {
                    batchRows.add(layer == Layer.SPEED ? List.of() : batchRows(snapshot, scan));
                }
            }
            while (true) {
                Optional<Answer> answer = finish(cut, live, batchRows);
                if (valid.isPast()) {
                    obstacle = "reading took longer than half of batch.expiry.grace.seconds";
                } else if (answer.isPresent()) {
                    return answer;
                }
                if (deadline.isPast() || valid.isPast()) {
                    return Optional.empty();
                }
                LockSupport.parkNanos(PAUSE_NANOS);
                live = live(cut);
            }
        }

        /** Step (b), and the begin of step (c) for all scans at once. */
        private Live live(PublishedCut cut) {
            if (layer == Layer.BATCH) {
                return new Live(Map.of(), null, List.of());
            }
            Map<Partition, Progress> progress = speed.progress(sources);
            String contradiction = contradiction(cut, progress);
            return new Live(
                    progress,
                    contradiction,
                    contradiction != null
                            ? List.of()
                            : scans.stream()
                                    .map(scan -> speed.read(scan.view(), progress, cut.cut(), scan.filter()))
                                    .toList());
        }

        private Optional<Answer> finish(PublishedCut cut, Live live, List<List<GroupRow>> batchRows) {
            if (live.contradiction() != null) {
                obstacle = live.contradiction();
                return Optional.empty();
            }
            List<List<Group>> groups = new ArrayList<>();
            try {
                for (int i = 0; i < scans.size(); i++) {
                    Scan scan = scans.get(i);
                    List<GroupRow> rows = layer == Layer.BATCH
                            ? List.of()
                            : bounded(scan.view(), await(live.rows().get(i)));
                    groups.add(Merge.of(scan.view(), scan.rollUp(), batchRows.get(i), rows));
                }
            } catch (ProgressMoved e) {
                obstacle = e.getMessage();
                return Optional.empty();
            }
            AnswerCoverage coverage = coverages.make(sources, cut, live.progress(), ends);
            String shortfall = mark.shortfall(coverage.coverage(), layer);
            if (shortfall != null) {
                obstacle = "a store gave an older state than before (" + shortfall + ")";
                return Optional.empty();
            }
            return Optional.of(new Answer(coverage, groups));
        }

        private List<GroupRow> batchRows(BatchSide.Snapshot snapshot, Scan scan) {
            return bounded(scan.view(), snapshot.read(scan.view(), scan.filter(), mostRows + 1));
        }

        private List<GroupRow> bounded(View view, List<GroupRow> rows) {
            if (rows.size() > mostRows) {
                throw new TooManyRows(view.name(), mostRows);
            }
            return rows;
        }
    }

    /**
     * The speed layer's side of an attempt.
     *
     * @param contradiction why the progress does not fit the cut, or {@code null}
     * @param rows for each scan, its rows at the progress
     */
    private record Live(
            Map<Partition, Progress> progress, String contradiction, List<CompletableFuture<List<GroupRow>>> rows) {}

    private static List<GroupRow> await(CompletableFuture<List<GroupRow>> rows) {
        try {
            return rows.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /**
     * A progress whose segment is on the other side of the cut than its offset: its rows would be missed or counted twice. Cannot happen
     * as long as both layers read the markers of the same log.
     */
    private static String contradiction(PublishedCut cut, Map<Partition, Progress> progress) {
        for (Map.Entry<Partition, Progress> entry : progress.entrySet()) {
            long boundary = cut.boundary().offset(entry.getKey());
            Progress reached = entry.getValue();
            boolean behind = reached.segment() < cut.cut();
            if (behind ? reached.next() > boundary : reached.first() < boundary) {
                return "the speed layer is at offset " + reached.next() + " of " + entry.getKey() + " in segment "
                        + reached.segment() + ", which contradicts the boundary " + boundary + " of cut " + cut.cut();
            }
        }
        return null;
    }
}
