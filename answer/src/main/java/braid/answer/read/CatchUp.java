package braid.answer.read;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.coverage.TooStale;
import braid.answer.limit.Deadline;
import braid.answer.merge.Layer;
import braid.answer.side.BatchSide;
import braid.answer.side.Moved;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits until both sides together hold all that the log held when the waiting began. Looks at the speed layer's progress and the
 * published boundary every few milliseconds: neither store tells of a change by itself.
 */
final class CatchUp {
    private static final long LOOK_EVERY_NANOS = 15_000_000;

    private final MergedReader stores;
    private final Collection<String> sources;

    CatchUp(MergedReader stores, Collection<String> sources) {
        this.stores = stores;
        this.sources = sources;
    }

    /**
     * @return a coverage that every later answer reaches
     * @throws TooStale if they do not hold it in time
     */
    AnswerCoverage await(Duration within) {
        Deadline deadline = Deadline.in(within);
        Map<Partition, Long> held = stores.log.endsNow(within);
        AnswerCoverage last = null;
        while (true) {
            Optional<AnswerCoverage> reached = look(held, within);
            if (reached.isPresent() && reached.get().coverage().lag() == 0) {
                return reached.get();
            }
            last = reached.orElse(last);
            if (deadline.isPast() && last != null) {
                throw new TooStale(within, last);
            }
            LockSupport.parkNanos(
                    Math.min(LOOK_EVERY_NANOS, deadline.remaining().toNanos()));
        }
    }

    /** Empty while the real-time side is on its way from one cut to another. */
    private Optional<AnswerCoverage> look(Map<Partition, Long> held, Duration within) {
        PublishedCut cut;
        try (BatchSide.Snapshot snapshot = stores.batch.open(within)) {
            cut = snapshot.cut();
        }
        try {
            Map<Partition, Progress> progress = stores.speed.progress(sources, cut);
            return Optional.of(
                    stores.coverages.make(sources, cut, progress, Optional.of(held), List.of(), Layer.MERGED));
        } catch (Moved e) {
            return Optional.empty();
        }
    }
}
