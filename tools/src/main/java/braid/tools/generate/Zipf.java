package braid.tools.generate;

import java.util.Arrays;
import java.util.Random;

/** Draws ranks from {@code [0, n)} with Zipf's law: rank r comes up in proportion to {@code 1 / (r + 1)^s}. */
final class Zipf {
    /** As pages and customers do. */
    static final double USUAL = 1.1;

    private final double[] cumulated;

    Zipf(int n) {
        this(n, USUAL);
    }

    /** @param exponent s; 0 makes all ranks alike */
    Zipf(int n, double exponent) {
        cumulated = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += StrictMath.pow(i + 1, -exponent);
            cumulated[i] = sum;
        }
    }

    int draw(Random random) {
        double point = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, point);
        return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
    }
}
