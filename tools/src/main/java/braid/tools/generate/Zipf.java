package braid.tools.generate;

import java.util.Arrays;
import java.util.Random;

/**
 * Draws ranks from {@code [0, n)} with Zipf's law: rank r comes up in proportion to {@code 1 / (r + 1)^1.1}, as pages and customers do.
 */
final class Zipf {
    private static final double EXPONENT = 1.1;

    private final double[] cumulated;

    Zipf(int n) {
        cumulated = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += StrictMath.pow(i + 1, -EXPONENT);
            cumulated[i] = sum;
        }
    }

    int draw(Random random) {
        double point = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, point);
        return Math.min(cumulated.length - 1, found < 0 ? -found - 1 : found);
    }
}
