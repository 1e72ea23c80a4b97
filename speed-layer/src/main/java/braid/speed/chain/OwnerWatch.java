package braid.speed.chain;

import braid.core.boundary.Partition;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Looks now and then whether somebody else has taken a partition over. One who was taken for dead may do so before he hears that the partition
 * is not his; what he has flushed then takes the place of the rightful owner's flushes, until that one takes over again.
 *
 * <p>Used by one thread; the store has its own.
 */
final class OwnerWatch {
    private static final long EVERY_NANOS = 1_000_000_000;

    private final SegmentStore store;
    private final Partition partition;
    private final long epoch;
    private CompletableFuture<Optional<Ownership>> asked;
    private long last;
    private boolean begun;

    /** @param epoch of this owner */
    OwnerWatch(SegmentStore store, Partition partition, long epoch) {
        this.store = store;
        this.partition = partition;
        this.epoch = epoch;
    }

    /** Whether somebody has, as far as is known. Does not wait. */
    boolean isSuperseded(long now) {
        if (asked != null && asked.isDone()) {
            boolean superseded = !asked.isCompletedExceptionally()
                    && asked.join().filter(owner -> owner.epoch() > epoch).isPresent();
            asked = null;
            if (superseded) {
                return true;
            }
        }
        if (asked == null && (!begun || now - last >= EVERY_NANOS)) {
            begun = true;
            last = now;
            asked = store.owner(partition).toCompletableFuture();
        }
        return false;
    }
}
