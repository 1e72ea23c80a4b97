package braid.speed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When to flush: at the configured interval while the store is quick; when flushes take long, so much less often that at most half of the
 * time is spent on them. Larger flushes are cheaper per row, so a loaded store gets relief. What counts is the mean of the last few: a
 * single slow flush, a pause of the store, must not make the next one late too.
 */
final class FlushPace {
    private static final int SHARE = 2;
    private static final int REMEMBERED = 8;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final long shortestNanos;
    private long meanNanos;
    private long last;

    FlushPace(Duration shortest, long now) {
        shortestNanos = shortest.toNanos();
        last = now;
    }

    boolean isDue(long now) {
        return now - last >= intervalNanos();
    }

    /** How long a poll may wait, so that the next flush is not late; at least a millisecond. */
    Duration untilDue(long now) {
        return Duration.ofNanos(Math.max(1_000_000, last + intervalNanos() - now));
    }

    /** Notes a flush that began at one time and ended at another. */
    void flushed(long began, long ended) {
        last = began;
        meanNanos += (ended - began - meanNanos) / REMEMBERED;
    }

    private long intervalNanos() {
        return Math.max(shortestNanos, Math.min(LONGEST_NANOS, SHARE * meanNanos));
    }
}
