package braid.batch.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.UnaryOperator;

/** When the next run is due. Safe for use by several threads, of which one waits. */
final class RunSchedule {
    private final Clock clock;
    private boolean closed;
    private Duration every;
    private Instant next;

    RunSchedule(Duration every, Clock clock) {
        this.clock = clock;
        every(every);
    }

    /** Sets the interval; zero switches it off. The next run comes one interval from now. */
    synchronized void every(Duration interval) {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("seconds is " + interval.toSeconds()
                    + ", but must be 0 (off) or more; for example /every?seconds=60.");
        }
        every = interval;
        next = interval.isZero() ? null : clock.instant().plus(interval);
        notifyAll();
    }

    synchronized void soon() {
        next = clock.instant();
        notifyAll();
    }

    /** Has the next run come later, or sooner, than one interval from now. */
    synchronized void stretch(UnaryOperator<Duration> interval) {
        if (next != null) {
            next = clock.instant().plus(interval.apply(every));
        }
    }

    /** Waits until a run is due; false when closed. */
    synchronized boolean awaitNext() throws InterruptedException {
        while (!closed) {
            if (next == null) {
                wait();
                continue;
            }
            long millis = Duration.between(clock.instant(), next).toMillis();
            if (millis <= 0) {
                next = every.isZero() ? null : clock.instant().plus(every);
                return true;
            }
            wait(millis);
        }
        return false;
    }

    /** @param stopped whether no run is begun by itself */
    synchronized void describe(Map<String, Object> status, boolean stopped) {
        status.put("every_seconds", every.toSeconds());
        status.put("next_run", next == null || stopped ? null : next.toString());
    }

    /** Ends the waiting. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
