package braid.answer.read;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.coverage.HighWater;
import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.limit.LimitExceeded.Limit;
import braid.answer.limit.Reading;
import braid.answer.limit.Usage;
import braid.answer.merge.Group;
import braid.answer.merge.Layer;
import braid.answer.merge.Merge;
import braid.answer.side.BatchSide;
import braid.answer.side.Moment;
import braid.answer.side.Moved;
import braid.answer.side.SpeedSide;
import braid.answer.side.Waiting;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

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
        Deadline valid = Deadline.in(stores.validity, deadline.pace());
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
        } catch (Moved e) {
            obstacle = e.getMessage();
            pause();
            return Optional.empty();
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
            if (live.hasMoved()) {
                return Optional.empty();
            }
            live = live(cut, reading);
        }
    }

    /** The longer it takes, the more rarely it is tried: whoever writes the rows needs the machine too. */
    private void pause() {
        deadline.pace().pause(pauseNanos);
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

    /** Steps (b) and (c): all scans at one moment of the real-time side. */
    private Live live(PublishedCut cut, Reading reading) {
        List<Usage> usages = usages(reading);
        if (layer == Layer.BATCH) {
            List<List<GroupRow>> none =
                    scans.stream().map(scan -> List.<GroupRow>of()).toList();
            return new Live(CompletableFuture.completedFuture(new Moment(Map.of(), none)), usages);
        }
        List<SpeedSide.Read> reads = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            if (needs(scans.get(i), Layer.SPEED)) {
                reads.add(new SpeedSide.Read(scans.get(i).view(), scans.get(i).filter(), usages.get(i)));
            }
        }
        CompletableFuture<Moment> moment = stores.speed.read(sources, cut, reads);
        moment.whenComplete((read, failure) -> usages.forEach(Usage::end));
        reading.await(moment);
        return new Live(moment.thenApply(this::byScan), usages);
    }

    /** With nothing where a scan needs no rows of this side. */
    private Moment byScan(Moment moment) {
        List<List<GroupRow>> rows = new ArrayList<>();
        int next = 0;
        for (Scan scan : scans) {
            rows.add(needs(scan, Layer.SPEED) ? moment.rows().get(next++) : List.of());
        }
        return new Moment(moment.progress(), rows);
    }

    private List<Usage> usages(Reading reading) {
        return scans.stream().map(scan -> reading.begin(scan.view())).toList();
    }

    private Optional<Answer> finish(PublishedCut cut, Live live, Batch batch, Reading reading) {
        Moment moment;
        try {
            moment = await(live.moment(), reading);
        } catch (Moved e) {
            obstacle = e.getMessage();
            return Optional.empty();
        }
        String contradiction = Contradiction.between(cut, moment.progress());
        if (contradiction != null) {
            obstacle = contradiction;
            return Optional.empty();
        }
        List<List<Group>> groups = new ArrayList<>();
        for (int i = 0; i < scans.size(); i++) {
            Scan scan = scans.get(i);
            groups.add(Merge.of(
                    scan.view(),
                    scan.rollUp(),
                    batch.rows().get(i),
                    moment.rows().get(i)));
        }
        AnswerCoverage coverage = stores.coverages.make(sources, cut, moment.progress(), ends, scans, layer);
        String shortfall = mark.shortfall(coverage.coverage(), layer);
        if (shortfall != null) {
            obstacle = "a store gave an older state than before (" + shortfall + ")";
            return Optional.empty();
        }
        return Optional.of(new Answer(
                coverage, groups, batch.usage(), live.usage(), segmentsFrom(cut.cut(), moment), reading.held()));
    }

    /** What the batch side gave for each scan. */
    private record Batch(List<List<GroupRow>> rows, List<Usage> usage) {}

    /** The speed layer's side of an attempt. */
    private record Live(CompletableFuture<Moment> moment, List<Usage> usage) {
        /** Whether there is no moment of the real-time side behind this cut: the next attempt asks for the cut again. */
        boolean hasMoved() {
            return moment.isCompletedExceptionally();
        }
    }

    /** How many segments are live: from the one behind the cut to the newest. */
    private static long segmentsFrom(long cut, Moment moment) {
        return moment.progress().values().stream()
                .mapToLong(reached -> reached.segment() - cut + 1)
                .max()
                .orElse(0);
    }

    private static Moment await(CompletableFuture<Moment> moment, Reading reading) {
        try {
            return Waiting.on(moment);
        } catch (Moved e) {
            throw e;
        } catch (RuntimeException e) {
            reading.throwIfStopped();
            throw e;
        }
    }
}
