package braid.answer.limit;

import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The reads for one answer while they run. When one of them passes a limit, or the time is up, all requests that are under way are
 * cancelled in both stores, and every further row ends in the same {@link LimitExceeded}.
 *
 * <p>Safe for use by several threads: rows of Cassandra come in by the driver's.
 */
public final class Reading implements AutoCloseable {
    /** For all answers. To cancel may block, and is left to others. */
    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final ReadLimits limits;
    private final Future<?> inTime;
    private final List<Runnable> cancels = new ArrayList<>();
    private final List<CompletableFuture<?>> waited = new ArrayList<>();
    private LimitExceeded stopped;
    private long held;

    public Reading(ReadLimits limits, Deadline deadline) {
        this.limits = limits;
        inTime = TIMER.schedule(
                () -> CompletableFuture.runAsync(() -> stop(LimitExceeded.time(deadline.whole()))),
                deadline.remaining().toNanos(),
                TimeUnit.NANOSECONDS);
    }

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "query-deadlines");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /** A new count for a scan's rows from one side. */
    public Usage begin(View view) {
        return new Usage(this, view);
    }

    /** Before another attempt: what the last one held is let go. */
    public synchronized void startOver() {
        held = 0;
    }

    /** What some reads brought in is not used. */
    public void letGo(List<Usage> usages) {
        long bytes = usages.stream().mapToLong(Usage::held).sum();
        synchronized (this) {
            held -= Math.min(held, bytes);
        }
    }

    /** Cancels what is waited for when the reads are stopped, after the requests: whoever waits goes on then. */
    public void await(CompletableFuture<?> asked) {
        synchronized (this) {
            if (stopped == null) {
                waited.add(asked);
                return;
            }
        }
        asked.cancel(true);
    }

    void requested(Runnable cancel) {
        synchronized (this) {
            if (stopped == null) {
                cancels.add(cancel);
                return;
            }
        }
        cancel.run();
        throwIfStopped();
    }

    /** Counts what came in, and stops everything if that is too much. */
    void took(Usage usage, long heapBytes) {
        LimitExceeded limit = null;
        synchronized (this) {
            held += heapBytes;
            if (usage.rows() > limits.rows()) {
                limit = LimitExceeded.scannedRows(usage.view().name(), limits.rows());
            } else if (held > limits.bytes()) {
                limit = LimitExceeded.memory(limits.bytes());
            }
        }
        if (limit != null) {
            stop(limit);
        }
        throwIfStopped();
    }

    public synchronized long held() {
        return held;
    }

    private void stop(LimitExceeded why) {
        synchronized (this) {
            if (stopped != null) {
                return;
            }
            stopped = why;
        }
        cancelAll();
    }

    /** The limit that ended the reads, if one did: what a store says after that is only that it was cancelled. */
    public synchronized void throwIfStopped() {
        if (stopped != null) {
            throw stopped;
        }
    }

    /** Ends what is still under way, as after a failure of one store. */
    @Override
    public void close() {
        inTime.cancel(false);
        cancelAll();
    }

    private void cancelAll() {
        List<Runnable> all;
        synchronized (this) {
            all = new ArrayList<>(cancels);
            waited.forEach(asked -> all.add(() -> asked.cancel(true)));
            cancels.clear();
            waited.clear();
        }
        all.forEach(Runnable::run);
    }
}
