package braid.platform.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Times of one kind of request, to a microsecond and three digits. Any thread may add. */
final class Latencies {
    private static final long LONGEST_MICROS = 120_000_000;
    private static final double MICROS_PER_MILLI = 1000;

    private final Histogram micros = new ConcurrentHistogram(LONGEST_MICROS, 3);

    void add(long nanos) {
        micros.recordValue(Math.min(LONGEST_MICROS, nanos / 1000));
    }

    long count() {
        return micros.getTotalCount();
    }

    /** The time, in milliseconds, that {@code percent} of the requests did not exceed. */
    double millis(double percent) {
        return micros.getValueAtPercentile(percent) / MICROS_PER_MILLI;
    }

    double longestMillis() {
        return micros.getMaxValue() / MICROS_PER_MILLI;
    }

    /**
     * A figure for each percentile.
     *
     * @param aimP99 aim for the 99th percentile; null for none
     */
    List<Figure> figures(String measurement, String aimP99, double... percentiles) {
        List<Figure> figures = new ArrayList<>();
        for (double percent : percentiles) {
            String name =
                    String.format(Locale.ROOT, percent % 1 == 0 ? "%s, p%.0f" : "%s, p%.1f", measurement, percent);
            figures.add(Figure.of(name, millis(percent), "ms", percent == 99 ? aimP99 : null));
        }
        return figures;
    }
}
