package braid.speed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When to flush: at the configured interval while the store is quick; when a flush takes long, so much less often that at most a third of
 * the time is spent flushing. Larger flushes are cheaper per row, so a loaded store gets relief.
 */
final class FlushPace {
    private static final int SHARE = 3;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long shortestNanos;
    private long intervalNanos;
    private long last;

    FlushPace(Duration shortest, long now) {
        shortestNanos = shortest.toNanos();
        intervalNanos = shortestNanos;
        last = now;
    }

    boolean isDue(long now) {
        return now - last >= intervalNanos;
    }

    /** How long a poll may wait, so that the next flush is not late; at least a millisecond. */
    Duration untilDue(long now) {
        return Duration.ofNanos(Math.max(1_000_000, last + intervalNanos - now));
    }

    /** Notes a flush that began at one time and ended at another. */
    void flushed(long began, long ended) {
        last = began;
        intervalNanos = Math.max(shortestNanos, Math.min(LONGEST_NANOS, SHARE * (ended - began)));
    }
}
