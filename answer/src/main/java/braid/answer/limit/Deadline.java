package braid.answer.limit;

import java.time.Duration;

/** The end of the time that an answer may take, on a monotonic clock. */
public record Deadline(long endNanos, Duration whole, Pace pace) {
    /** On the process's own clock. */
    public static Deadline in(Duration whole) {
        return in(whole, Pace.SYSTEM);
    }

    public static Deadline in(Duration whole, Pace pace) {
        return new Deadline(pace.nanoTime() + whole.toNanos(), whole, pace);
    }

    public boolean isPast() {
        return remainingNanos() <= 0;
    }

    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    private long remainingNanos() {
        return endNanos - pace.nanoTime();
    }
}
