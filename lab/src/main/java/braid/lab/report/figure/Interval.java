package braid.lab.report.figure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * A median with the span in which 95 of 100 medians lie that are drawn anew from the same values (percentile bootstrap, Efron 1979). The draws
 * are the same each time.
 *
 * @param low equal to the median where there are fewer than three values
 */
public record Interval(double median, double low, double high) {
    private static final int DRAWS = 2_000;
    private static final int LEAST = 3;
    private static final double TAIL = 0.025;

    static final Interval NONE = new Interval(Double.NaN, Double.NaN, Double.NaN);

    public static Interval of(double[] values) {
        if (values.length == 0) {
            return NONE;
        }
        double median = median(values);
        if (values.length < LEAST) {
            return new Interval(median, median, median);
        }
        Random random = new Random(1);
        double[] medians = new double[DRAWS];
        double[] drawn = new double[values.length];
        for (int i = 0; i < DRAWS; i++) {
            for (int j = 0; j < drawn.length; j++) {
                drawn[j] = values[random.nextInt(values.length)];
            }
            medians[i] = median(drawn);
        }
        Arrays.sort(medians);
        return new Interval(median, medians[(int) (TAIL * DRAWS)], medians[(int) ((1 - TAIL) * DRAWS) - 1]);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** {@code 1.2}, {@code 1.2 (0.9 to 1.6)} or {@code never} for a time without an end; {@code null} where there is no figure. */
    public String shown() {
        if (Double.isNaN(median)) {
            return null;
        }
        if (median < 0) {
            return "never";
        }
        return low == high ? number(median) : number(median) + " (" + number(low) + " to " + number(high) + ")";
    }

    private static String number(double figure) {
        return String.format(Locale.ROOT, figure < 100 ? "%.1f" : "%,.0f", figure);
    }
}
