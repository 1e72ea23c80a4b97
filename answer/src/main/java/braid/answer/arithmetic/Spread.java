package braid.answer.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The aggregate functions behind VAR, STDDEV, COVAR and REGR_SXX: the sums of values, of squares and of products are kept exactly, those of
 * DOUBLEs too, so that nothing cancels and no order of rows or split of them matters. Pairs with a NULL are not counted; of too few it
 * is NULL. Public because a running plan calls it.
 */
public abstract class Spread {
    private static final String OF = "a deviation, variance or covariance";
    private static final MathContext PRECISE = new MathContext(76, RoundingMode.HALF_UP);

    /** The exact sums so far. */
    public static final class Sums {
        private long count;
        private BigDecimal x = BigDecimal.ZERO;
        private BigDecimal y = BigDecimal.ZERO;
        private BigDecimal products = BigDecimal.ZERO;
    }

    public Sums init() {
        return new Sums();
    }

    /** A variance has the same value twice. */
    public Sums add(Sums sums, Object x, Object y) {
        if (x != null && y != null) {
            BigDecimal first = Arithmetic.exact(x, OF);
            BigDecimal second = Arithmetic.exact(y, OF);
            sums.count++;
            sums.x = sums.x.add(first);
            sums.y = sums.y.add(second);
            sums.products = sums.products.add(first.multiply(second));
        }
        return sums;
    }

    /** The sum of the products of what each pair differs from the averages, times the number of pairs. */
    private static BigDecimal differences(Sums sums) {
        return sums.products.multiply(BigDecimal.valueOf(sums.count)).subtract(sums.x.multiply(sums.y));
    }

    /** @param less 0 for that of a population, 1 for that of a sample */
    private static BigDecimal variance(Sums sums, int less) {
        return sums.count <= less
                ? null
                : differences(sums)
                        .divide(
                                BigDecimal.valueOf(sums.count).multiply(BigDecimal.valueOf(sums.count - less)),
                                PRECISE);
    }

    private static BigDecimal deviation(Sums sums, int less) {
        BigDecimal variance = variance(sums, less);
        return variance == null ? null : variance.sqrt(PRECISE);
    }

    /** VAR_POP and COVAR_POP. */
    public static final class OfPopulation extends Spread {
        public BigDecimal result(Sums sums) {
            return variance(sums, 0);
        }
    }

    /** VAR_SAMP and COVAR_SAMP. */
    public static final class OfSample extends Spread {
        public BigDecimal result(Sums sums) {
            return variance(sums, 1);
        }
    }

    /** STDDEV_POP. */
    public static final class RootOfPopulation extends Spread {
        public BigDecimal result(Sums sums) {
            return deviation(sums, 0);
        }
    }

    /** STDDEV_SAMP. */
    public static final class RootOfSample extends Spread {
        public BigDecimal result(Sums sums) {
            return deviation(sums, 1);
        }
    }

    /** REGR_SXX: of the second value, in the pairs of both; and REGR_SYY, with the values the other way round. */
    public static final class OfSquares extends Spread {
        @Override
        public Sums add(Sums sums, Object x, Object y) {
            return x == null ? sums : super.add(sums, y, y);
        }

        public BigDecimal result(Sums sums) {
            return sums.count == 0 ? null : differences(sums).divide(BigDecimal.valueOf(sums.count), PRECISE);
        }
    }
}
