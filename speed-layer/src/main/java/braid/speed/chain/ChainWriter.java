package braid.speed.chain;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.segment.SegmentStore;
import braid.speed.fold.Filled;
import braid.speed.fold.FoldedView;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Makes the flushes of one partition durable, one behind the other: first all deltas of one, then the row that says so. What fails is written
 * again as it was encoded, with the same end and the same bytes: a reader may have followed it already.
 *
 * <p>Used by one thread; encoding and the store have theirs.
 */
public final class ChainWriter {
    private static final long BACK_OFF_NANOS = 200_000_000;

    private final SegmentStore store;
    private final Partition partition;
    private final List<FoldedView> views;
    private final Encoder encoder;
    private final long epoch;
    private final Executor encoding;
    private final Ended ended;
    private final Compactor compactor;
    private final OwnerWatch watch;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private CompletableFuture<?> underWay;
    private Progress durable;
    private Throwable problem;
    private long notBefore;
    /** How long the attempt under way took, in nanoseconds, when it is done: whoever completes it says so. */
    private volatile long took;

    /** Is told of each attempt to write a flush. */
    @FunctionalInterface
    public interface Ended {
        /** @param rows of deltas that it has */
        void attempt(long nanos, boolean durable, long rows);
    }

    /** A flush that is not durable yet. */
    private static final class Waiting {
        private final Filled filled;
        /** Complete from the first attempt on. */
        private CompletableFuture<Encoder.Encoded> encoded;

        Waiting(Filled filled) {
            this.filled = filled;
        }
    }

    /**
     * @param durable where the chain ends
     * @param epoch of this owner
     */
    public ChainWriter(
            SegmentStore store,
            Partition partition,
            List<FoldedView> views,
            Encoder encoder,
            Progress durable,
            long epoch,
            Executor encoding,
            Ended ended,
            Compactor.Parts compaction) {
        this.store = store;
        this.partition = partition;
        this.views = views;
        this.encoder = encoder;
        this.durable = durable;
        this.epoch = epoch;
        this.encoding = encoding;
        this.ended = ended;
        this.compactor = new Compactor(store, partition, views, compaction);
        this.watch = new OwnerWatch(store, partition, epoch);
    }

    /** Adds flushes to those that wait. */
    public void add(Queue<Filled> filled) {
        filled.forEach(one -> waiting.add(new Waiting(one)));
    }

    /** Notes how the flush under way has ended, and begins the next one; whether another one has become durable. */
    public boolean advance(long now) {
        boolean moved = false;
        while (underWay != null && underWay.isDone()) {
            moved |= end(now);
            begin(now);
        }
        begin(now);
        return moved;
    }

    private boolean end(long now) {
        boolean failed = underWay.isCompletedExceptionally();
        problem = failed ? cause(underWay) : null;
        underWay = null;
        if (failed) {
            ended.attempt(took, false, 0);
            notBefore = now + BACK_OFF_NANOS;
            return false;
        }
        Waiting written = waiting.remove();
        ended.attempt(took, true, written.encoded.join().rows());
        compactor.add(written.encoded.join());
        durable = written.filled.progress();
        return true;
    }

    private static Throwable cause(CompletableFuture<?> failed) {
        try {
            failed.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause() == null ? e : e.getCause();
        }
    }

    private void begin(long now) {
        Waiting next = waiting.peek();
        if (underWay == null && next != null && now - notBefore >= 0) {
            if (next.encoded == null) {
                next.encoded = CompletableFuture.supplyAsync(
                        () -> encoder.encode(partition, views, next.filled, epoch), encoding);
            }
            long begun = System.nanoTime();
            underWay = next.encoded
                    .thenCompose(encoded -> encoded.write(store, partition))
                    .whenComplete((done, failure) -> took = System.nanoTime() - begun);
        }
    }

    /** Whether somebody else has taken the partition over, as far as is known: then it has to be begun again. */
    public boolean isSuperseded(long now) {
        return watch.isSuperseded(now);
    }

    /** How far the chain reaches for sure. */
    public Progress durable() {
        return durable;
    }

    /** Why the last attempt failed, {@code null} if it did not. */
    public Throwable problem() {
        return problem;
    }

    /** Whether nothing waits to be written. */
    public boolean isIdle() {
        return waiting.isEmpty();
    }

    /** Is done when the flush under way has ended, one way or the other. */
    public CompletableFuture<?> underWay() {
        return underWay == null ? CompletableFuture.completedFuture(null) : underWay.handle((done, failure) -> null);
    }
}
