package braid.answer.arithmetic;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The aggregate functions behind PERCENTILE_CONT and PERCENTILE_DISC over numbers: the values of a group in order, and what stands
 * at a fraction of the way through them. NULLs are not counted; of no values it is NULL. Those of DOUBLEs are computed exactly too, and come as the nearest DOUBLE. Public because a running plan calls it.
 */
public abstract class Percentile {
    /** The values so far and the place among them. */
    public static final class Values {
        private final List<BigDecimal> all = new ArrayList<>();
        private BigDecimal fraction = BigDecimal.ZERO;
    }

    public Values init() {
        return new Values();
    }

    /** @param fraction from 0, the first value, to 1, the last */
    public Values add(Values values, Object value, BigDecimal fraction) {
        if (value != null) {
            values.all.add(Arithmetic.exact(value, "a percentile"));
            values.fraction = fraction;
        }
        return values;
    }

    /** Between the two values around the place, in proportion. */
    public static final class Continuous extends Percentile {
        public BigDecimal result(Values values) {
            return continuous(sorted(values, false), values.fraction);
        }
    }

    /** The same, from the greatest value down. */
    public static final class ContinuousDescending extends Percentile {
        public BigDecimal result(Values values) {
            return continuous(sorted(values, true), values.fraction);
        }
    }

    /** The first value by which at least that fraction of the values has come. */
    public static final class Discrete extends Percentile {
        public BigDecimal result(Values values) {
            return discrete(sorted(values, false), values.fraction);
        }
    }

    /** The same, from the greatest value down. */
    public static final class DiscreteDescending extends Percentile {
        public BigDecimal result(Values values) {
            return discrete(sorted(values, true), values.fraction);
        }
    }

    /** Of DOUBLEs. */
    public static final class ContinuousDouble extends Percentile {
        public Double result(Values values) {
            return nearest(continuous(sorted(values, false), values.fraction));
        }
    }

    /** Of DOUBLEs. */
    public static final class ContinuousDoubleDescending extends Percentile {
        public Double result(Values values) {
            return nearest(continuous(sorted(values, true), values.fraction));
        }
    }

    /** Of DOUBLEs. */
    public static final class DiscreteDouble extends Percentile {
        public Double result(Values values) {
            return nearest(discrete(sorted(values, false), values.fraction));
        }
    }

    /** Of DOUBLEs. */
    public static final class DiscreteDoubleDescending extends Percentile {
        public Double result(Values values) {
            return nearest(discrete(sorted(values, true), values.fraction));
        }
    }

    private static Double nearest(BigDecimal value) {
        return value == null ? null : (Double) value.doubleValue();
    }

    private static BigDecimal continuous(List<BigDecimal> sorted, BigDecimal fraction) {
        if (sorted.isEmpty()) {
            return null;
        }
        BigDecimal place = fraction.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.intValue();
        BigDecimal low = sorted.get(below);
        BigDecimal high = sorted.get(Math.min(below + 1, sorted.size() - 1));
        return low.add(high.subtract(low).multiply(place.subtract(BigDecimal.valueOf(below))));
    }

    private static BigDecimal discrete(List<BigDecimal> sorted, BigDecimal fraction) {
        if (sorted.isEmpty()) {
            return null;
        }
        int place = fraction.multiply(BigDecimal.valueOf(sorted.size()))
                .setScale(0, RoundingMode.CEILING)
                .intValue();
        return sorted.get(Math.max(place - 1, 0));
    }

    private static List<BigDecimal> sorted(Values values, boolean descending) {
        Comparator<BigDecimal> order = Comparator.naturalOrder();
        return values.all.stream().sorted(descending ? order.reversed() : order).toList();
    }
}
