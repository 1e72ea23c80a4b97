package braid.speed.chain;

import java.time.Duration;

/** When to flush: at the configured interval. A partition whose last flush is still being written is left out, and its next one is larger. */
public final class FlushPace {
    private final long intervalNanos;
    private long last;

    public FlushPace(Duration interval, long now) {
        intervalNanos = interval.toNanos();
        last = now;
    }

    public boolean isDue(long now) {
        return now - last >= intervalNanos;
    }

    /** How long a poll may wait, so that the next flush is not late; at least a millisecond. */
    public Duration untilDue(long now) {
        return Duration.ofNanos(Math.max(1_000_000, last + intervalNanos - now));
    }

    public void flushed(long now) {
        last = now;
    }
}
