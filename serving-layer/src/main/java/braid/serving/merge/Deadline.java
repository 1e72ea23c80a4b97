package braid.serving.merge;

import java.time.Duration;

/** The end of the time that an answer may take, on the process's own monotonic clock. */
public record Deadline(long endNanos, Duration whole) {
    public static Deadline in(Duration whole) {
        return new Deadline(System.nanoTime() + whole.toNanos(), whole);
    }

    public boolean isPast() {
        return remainingNanos() <= 0;
    }

    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    private long remainingNanos() {
        return endNanos - System.nanoTime();
    }
}
