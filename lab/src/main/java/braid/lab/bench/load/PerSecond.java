package braid.lab.bench.load;

import java.time.Duration;

/** How many in how long. */
public final class PerSecond {
    private PerSecond() {}

    /** So many a second; 0 when no time passed, as when nothing was there to count. */
    public static double perSecond(long count, Duration span) {
        return perSecond(count, seconds(span));
    }

    public static double perSecond(long count, double seconds) {
        return seconds <= 0 ? 0 : count / seconds;
    }

    public static double seconds(Duration span) {
        return span.toNanos() / 1e9;
    }

    public static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
