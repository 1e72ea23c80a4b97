package braid.speed.status;

import java.util.function.LongSupplier;

/** A count and its rate over about the last seconds. Safe for use by several threads. */
public final class Rates {
    private static final long SPAN_NANOS = 1_000_000_000L;

    private final LongSupplier nanoTime;
    private volatile long total;
    private volatile double perSecond;
    private long spanStart;
    private long spanTotal;

    public Rates(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.spanStart = nanoTime.getAsLong();
    }

    /** Adds to the count; call it also with 0, now and then, so that the rate falls when nothing comes. */
    public synchronized void add(long count) {
        total = total + count;
        long now = nanoTime.getAsLong();
        if (now - spanStart >= SPAN_NANOS) {
            perSecond = (total - spanTotal) * 1e9 / (now - spanStart);
            spanStart = now;
            spanTotal = total;
        }
    }

    long total() {
        return total;
    }

    double perSecond() {
        return perSecond;
    }
}
