package braid.serving.merge;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.serving.merge.LimitExceeded.Limit;
import braid.storage.GroupRow;
import braid.storage.realtime.ProgressMoved;
import braid.storage.warehouse.PublishedCut;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;

/** One request's attempts, until one of them is exact. Used by one thread. */
final class Attempts {
    private static final long SHORTEST_PAUSE_NANOS = 1_000_000;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private final MergedReader stores;
    private final Collection<String> sources;
    private final List<Scan> scans;
    private final Layer layer;
    private final Deadline deadline;
    private final HighWater.Mark mark;
    private final Optional<Map<Partition, Long>> ends;

    /** Why the last attempt gave no exact answer; {@code null} before one has come to its end. */
    private String obstacle;

    private long pauseNanos = SHORTEST_PAUSE_NANOS;

    Attempts(MergedReader stores, Collection<String> sources, List<Scan> scans, Layer layer, Deadline deadline) {
        this.stores = stores;
        this.sources = sources;
        this.scans = scans;
        this.layer = layer;
        this.deadline = deadline;
        mark = stores.highWater.mark();
        ends = stores.log.ends();
    }

    Answer run() {
        requireLog();
        try (Reading reading = new Reading(stores.limits, deadline)) {
            while (!deadline.isPast()) {
                Optional<Answer> answer = attempt(reading);
                if (answer.isPresent()) {
                    return answer.get();
                }
                reading.startOver();
            }
            throw LimitExceeded.time(deadline.whole());
        } catch (LimitExceeded e) {
            throw e.limit() == Limit.TIME && obstacle != null ? inconsistent() : e;
        }
    }

    /** What was published stays what it was; everything else would count new events as old ones. */
    private void requireLog() {
        Optional<String> lostEnd = layer == Layer.BATCH ? Optional.empty() : stores.log.lostEnd();
        lostEnd.ifPresent(words -> {
            throw new Inconsistent("No exact answer can be made: " + words + ".");
        });
    }

    /** The time was enough for reading, but not for one state of both stores. */
    private Inconsistent inconsistent() {
        return new Inconsistent(
                "No exact answer could be made within " + deadline.whole().toMillis() + " ms: " + obstacle
                        + ". The speed layer is recovering or overloaded; ask again, or raise serving.query.timeout.ms"
                        + " (BRAID_SERVING_QUERY_TIMEOUT_MS).");
    }

    private Optional<Answer> attempt(Reading reading) {
        Deadline valid = Deadline.in(stores.validity);
        PublishedCut cut;
        Live live;
        Batch batch = new Batch(new ArrayList<>(), new ArrayList<>());
        try (BatchSide.Snapshot snapshot = stores.batch.open(deadline.remaining())) {
            cut = snapshot.cut();
            // Asked for before the batch rows are read, so that both sides work at once.
            live = live(cut, reading);
            for (Scan scan : scans) {
                read(snapshot, scan, reading, batch);
            }
        }
        while (true) {
            Optional<Answer> answer = finish(cut, live, batch, reading);
            if (valid.isPast()) {
                obstacle = "reading took longer than half of batch.expiry.grace.seconds";
            } else if (answer.isPresent()) {
                return answer;
            }
            if (deadline.isPast() || valid.isPast()) {
                return Optional.empty();
            }
            reading.letGo(live.usage());
            pause();
            live = live(cut, reading);
        }
    }

    /** The longer it takes, the more rarely it is tried: whoever writes the rows needs the machine too. */
    private void pause() {
        LockSupport.parkNanos(pauseNanos);
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    }

    private void read(BatchSide.Snapshot snapshot, Scan scan, Reading reading, Batch batch) {
        Usage usage = reading.begin(scan.view());
        batch.usage().add(usage);
        if (!needs(scan, Layer.BATCH)) {
            batch.rows().add(List.of());
            return;
        }
        try {
            batch.rows().add(snapshot.read(scan.view(), scan.filter(), stores.limits.rows() + 1, usage));
        } catch (RuntimeException e) {
            reading.throwIfStopped();
            throw e;
        }
        usage.end();
    }

    private boolean needs(Scan scan, Layer side) {
        return (layer == Layer.MERGED || layer == side) && (scan.layer() == Layer.MERGED || scan.layer() == side);
    }

    /** Step (b), and the begin of step (c) for all scans at once. */
    private Live live(PublishedCut cut, Reading reading) {
        if (layer == Layer.BATCH) {
            return new Live(Map.of(), null, List.of(), usages(reading));
        }
        Map<Partition, Progress> progress = stores.speed.progress(sources);
        String contradiction = contradiction(cut, progress);
        List<CompletableFuture<List<GroupRow>>> rows = new ArrayList<>();
        List<Usage> usages = usages(reading);
        for (int i = 0; i < scans.size() && contradiction == null; i++) {
            Scan scan = scans.get(i);
            Usage usage = usages.get(i);
            rows.add(
                    needs(scan, Layer.SPEED)
                            ? stores.speed
                                    .read(scan.view(), progress, cut.cut(), scan.filter(), usage)
                                    .whenComplete((read, failure) -> usage.end())
                            : CompletableFuture.completedFuture(List.of()));
        }
        return new Live(progress, contradiction, rows, usages);
    }

    private List<Usage> usages(Reading reading) {
        return scans.stream().map(scan -> reading.begin(scan.view())).toList();
    }

    private Optional<Answer> finish(PublishedCut cut, Live live, Batch batch, Reading reading) {
        if (live.contradiction() != null) {
            obstacle = live.contradiction();
            return Optional.empty();
        }
        List<List<Group>> groups = new ArrayList<>();
        try {
            for (int i = 0; i < scans.size(); i++) {
                Scan scan = scans.get(i);
                List<GroupRow> rows =
                        layer == Layer.BATCH ? List.of() : await(live.rows().get(i), reading);
                groups.add(Merge.of(scan.view(), scan.rollUp(), batch.rows().get(i), rows));
            }
        } catch (ProgressMoved e) {
            obstacle = e.getMessage();
            return Optional.empty();
        }
        AnswerCoverage coverage = stores.coverages.make(sources, cut, live.progress(), ends, scans, layer);
        String shortfall = mark.shortfall(coverage.coverage(), layer);
        if (shortfall != null) {
            obstacle = "a store gave an older state than before (" + shortfall + ")";
            return Optional.empty();
        }
        return Optional.of(new Answer(
                coverage, groups, batch.usage(), live.usage(), live.segmentsFrom(cut.cut()), reading.held()));
    }

    /** What the batch side gave for each scan. */
    private record Batch(List<List<GroupRow>> rows, List<Usage> usage) {}

    /**
     * The speed layer's side of an attempt.
     *
     * @param contradiction why the progress does not fit the cut, or {@code null}
     * @param rows for each scan, its rows at the progress
     */
    private record Live(
            Map<Partition, Progress> progress,
            String contradiction,
            List<CompletableFuture<List<GroupRow>>> rows,
            List<Usage> usage) {
        /** How many segments are live: from the one behind the cut to the newest. */
        long segmentsFrom(long cut) {
            return progress.values().stream()
                    .mapToLong(reached -> reached.segment() - cut + 1)
                    .max()
                    .orElse(0);
        }
    }

    private static List<GroupRow> await(CompletableFuture<List<GroupRow>> rows, Reading reading) {
        try {
            return rows.join();
        } catch (CompletionException | CancellationException e) {
            if (e.getCause() instanceof ProgressMoved moved) {
                throw moved;
            }
            reading.throwIfStopped();
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
