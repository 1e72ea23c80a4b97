package braid.lab.bench.load;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times of one kind of request, to a microsecond and three digits, 20 minutes at most. Any thread may add. */
public final class Latencies {
    private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(20);
    private static final double MICROS_PER_MILLI = 1000;

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

    public void add(long nanos) {
        micros.recordValue(Math.min(LONGEST_MICROS, nanos / 1000));
    }

    public long count() {
        return micros.getTotalCount();
    }

    /** How many did not take longer than the limit. */
    long within(Duration limit) {
        return micros.getCountBetweenValues(0, TimeUnit.NANOSECONDS.toMicros(limit.toNanos()));
    }

    /** The time, in milliseconds, that {@code percent} of the requests did not exceed. */
    public double millis(double percent) {
        return micros.getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }

    public double longestMillis() {
        return micros.getMaxValue() / MICROS_PER_MILLI;
    }
}
