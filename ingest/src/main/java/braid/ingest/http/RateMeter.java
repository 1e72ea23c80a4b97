package braid.ingest.http;

import java.time.Clock;

/** Counts events and tells how many came per second over the last five full seconds. Safe for use by several threads. */
final class RateMeter {
    private static final int SECONDS = 5;

    private final Clock clock;
    private final long[] counts = new long[SECONDS + 1];
    private long second;
    private long total;

    RateMeter(Clock clock) {
        this.clock = clock;
        this.second = now();
    }

    synchronized void add(long events) {
        advance();
        total += events;
        counts[(int) (second % counts.length)] += events;
    }

    synchronized long total() {
        return total;
    }

    /** Events per second over the last five seconds, the current one left out. */
    synchronized double perSecond() {
        advance();
        long sum = 0;
        for (int i = 1; i <= SECONDS; i++) {
            sum += counts[(int) ((second + i) % counts.length)];
        }
        return (double) sum / SECONDS;
    }

    private void advance() {
        long now = now();
        long cleared = Math.min(now - second, counts.length);
        for (long i = 1; i <= cleared; i++) {
            counts[(int) ((second + i) % counts.length)] = 0;
        }
        second = Math.max(second, now);
    }

    private long now() {
        return clock.millis() / 1000;
    }
}
