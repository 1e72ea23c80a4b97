package braid.core.aggregate;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;

/** A running total of one numeric type, and whether anything was added to it. */
abstract sealed class Total implements Accumulator {
    /**
     * Digits that ten billion values of one group can add. A DECIMAL that leaves no room for them is refused, because every engine fails
     * or gives NULL when a sum has more digits than it holds.
     */
    private static final int DIGITS_OF_COUNT = 10;

    boolean some;

    static DataType resultType(DataType argument) {
        if (argument.kind() == DataType.Kind.DECIMAL && argument.precision() > DataType.MAX_DIGITS - DIGITS_OF_COUNT) {
            throw new IllegalArgumentException(
                    "A sum of " + argument + " may need more than " + DataType.MAX_DIGITS + " digits");
        }
        return switch (argument.kind()) {
            case INTEGER -> DataType.BIGINT;
            case BIGINT -> DataType.decimal(DataType.MAX_DIGITS, 0);
            case DECIMAL -> DataType.decimal(DataType.MAX_DIGITS, argument.scale());
            case DOUBLE -> DataType.DOUBLE;
            default -> throw new IllegalArgumentException("There is no sum of " + argument);
        };
    }

    static Total of(DataType argument) {
        return switch (argument.kind()) {
            case INTEGER -> new OfInteger();
            case BIGINT, DECIMAL -> new OfDecimal(argument.scale());
            case DOUBLE -> new OfDouble();
            default -> throw new IllegalArgumentException("There is no sum of " + argument);
        };
    }

    /** Sets the total to {@code stored}, a value that {@link #result()} gave. */
    abstract void restore(Object stored);

    /** The total as the nearest double. */
    abstract double asDouble();

    /** The total divided by {@code count}, as the nearest double. */
    double mean(long count) {
        return asDouble() / count;
    }

    @Override
    public void encode(Object[] row, int at) {
        row[at] = result();
    }

    private static final class OfInteger extends Total {
        private long total;

        @Override
        public void add(Object value) {
            total += (Integer) value;
            some = true;
        }

        @Override
        public void merge(Accumulator other) {
            OfInteger that = (OfInteger) other;
            total = Math.addExact(total, that.total);
            some |= that.some;
        }

        @Override
        public Object result() {
            return some ? total : null;
        }

        @Override
        void restore(Object stored) {
            some = stored != null;
            total = some ? (Long) stored : 0;
        }

        @Override
        double asDouble() {
            return total;
        }
    }

    /** Adds unscaled longs as long as they fit and goes over to big integers when they do not. */
    private static final class OfDecimal extends Total {
        private final int scale;
        private long small;
        private BigInteger big;

        OfDecimal(int scale) {
            this.scale = scale;
        }

        @Override
        public void add(Object value) {
            some = true;
            if (value instanceof Long whole) {
                addSmall(whole);
                return;
            }
            BigDecimal decimal = (BigDecimal) value;
            if (decimal.precision() <= 18) {
                addSmall(decimal.unscaledValue().longValue());
            } else {
                addBig(decimal.unscaledValue());
            }
        }

        private void addSmall(long unscaled) {
            long sum = small + unscaled;
            if (((small ^ sum) & (unscaled ^ sum)) < 0) {
                addBig(BigInteger.valueOf(unscaled));
            } else {
                small = sum;
            }
        }

        private void addBig(BigInteger unscaled) {
            big = big == null ? unscaled : big.add(unscaled);
        }

        @Override
        public void merge(Accumulator other) {
            OfDecimal that = (OfDecimal) other;
            some |= that.some;
            addSmall(that.small);
            if (that.big != null) {
                addBig(that.big);
            }
        }

        @Override
        public Object result() {
            return some ? total() : null;
        }

        private BigDecimal total() {
            return big == null
                    ? BigDecimal.valueOf(small, scale)
                    : new BigDecimal(big.add(BigInteger.valueOf(small)), scale);
        }

        @Override
        void restore(Object stored) {
            some = stored != null;
            if (some) {
                addBig(((BigDecimal) stored).setScale(scale).unscaledValue());
            }
        }

        @Override
        double asDouble() {
            return total().doubleValue();
        }
    }

    private static final class OfDouble extends Total {
        private double total;

        @Override
        public void add(Object value) {
            total += (Double) value;
            some = true;
        }

        @Override
        public void merge(Accumulator other) {
            OfDouble that = (OfDouble) other;
            total += that.total;
            some |= that.some;
        }

        @Override
        public Object result() {
            return some ? total : null;
        }

        @Override
        void restore(Object stored) {
            some = stored != null;
            total = some ? (Double) stored : 0;
        }

        @Override
        double asDouble() {
            return total;
        }
    }
}
