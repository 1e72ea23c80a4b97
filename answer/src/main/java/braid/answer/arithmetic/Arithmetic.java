package braid.answer.arithmetic;

import braid.answer.rows.request.BadRequest;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic over whole numbers and decimals that never wraps around. Public because a running plan calls it. Operands are
 * {@link BigDecimal}s or whole numbers of any size; NULL gives NULL; {@code place} is an encoded {@link StatementPlace}.
 */
public final class Arithmetic {
    private static final BigInteger LEAST_BIGINT = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_BIGINT = BigInteger.valueOf(Long.MAX_VALUE);

    private Arithmetic() {}

    public static BigDecimal plus(Object a, Object b, int digits, int scale, String place) {
        return a == null || b == null ? null : fit(decimal(a).add(decimal(b)), digits, scale, place);
    }

    public static BigDecimal minus(Object a, Object b, int digits, int scale, String place) {
        return a == null || b == null ? null : fit(decimal(a).subtract(decimal(b)), digits, scale, place);
    }

    public static BigDecimal times(Object a, Object b, int digits, int scale, String place) {
        return a == null || b == null ? null : fit(decimal(a).multiply(decimal(b)), digits, scale, place);
    }

    /** A quotient, rounded half away from zero to the digits of its type. */
    public static BigDecimal quotient(Object a, Object b, int digits, int scale, String place) {
        return a == null || b == null
                ? null
                : fit(decimal(a).divide(divisor(b, place), scale, RoundingMode.HALF_UP), digits, scale, place);
    }

    /** A quotient of whole numbers without its fraction. */
    public static BigDecimal wholeQuotient(Object a, Object b, int digits, String place) {
        return a == null || b == null
                ? null
                : fit(decimal(a).divideToIntegralValue(divisor(b, place)).setScale(0), digits, 0, place);
    }

    /** A quotient of whole numbers of 64 bits without its fraction. */
    public static Long bigintQuotient(Object a, Object b, String place) {
        if (a == null || b == null) {
            return null;
        }
        return bigint(decimal(a).divideToIntegralValue(divisor(b, place)), place);
    }

    /** What is left by a division of whole numbers, with the sign of {@code a}. */
    public static BigDecimal remainder(Object a, Object b, int digits, int scale, String place) {
        return a == null || b == null ? null : fit(decimal(a).remainder(divisor(b, place)), digits, scale, place);
    }

    /** The same of whole numbers of 64 bits. */
    public static Long bigintRemainder(Object a, Object b, String place) {
        return a == null || b == null
                ? null
                : (Long) decimal(a).remainder(divisor(b, place)).longValueExact();
    }

    public static Long bigintNegative(Object a, String place) {
        return a == null ? null : bigint(decimal(a).negate(), place);
    }

    public static Integer integerNegative(Object a, String place) {
        return a == null ? null : integer(decimal(a).negate(), place);
    }

    public static Long bigintAbsolute(Object a, String place) {
        return a == null ? null : bigint(decimal(a).abs(), place);
    }

    public static Integer integerAbsolute(Object a, String place) {
        return a == null ? null : integer(decimal(a).abs(), place);
    }

    /** A whole number rounded half away from zero to tens, hundreds and so on: {@code digits} is negative. */
    public static Long bigintRound(Object a, Object digits, String place) {
        return a == null || digits == null ? null : bigint(rounded(a, digits, RoundingMode.HALF_UP), place);
    }

    /** The same, towards zero. */
    public static Long bigintTruncate(Object a, Object digits, String place) {
        return a == null || digits == null ? null : bigint(rounded(a, digits, RoundingMode.DOWN), place);
    }

    private static BigDecimal rounded(Object a, Object digits, RoundingMode mode) {
        int scale = decimal(digits)
                .max(BigDecimal.valueOf(-DataType.MAX_DIGITS))
                .min(BigDecimal.ZERO)
                .intValue();
        return decimal(a).setScale(scale, mode);
    }

    /** The average of values: their exact sum by their number, rounded half away from zero; NULL of none. */
    public static BigDecimal mean(Object sum, Object count, int digits, int scale, String place) {
        return sum == null || decimal(count).signum() == 0 ? null : quotient(sum, count, digits, scale, place);
    }

    private static BigDecimal divisor(Object b, String place) {
        BigDecimal divisor = decimal(b);
        if (divisor.signum() == 0) {
            throw StatementPlace.error(
                    place, "division by zero. With NULLIF(x, 0) as the divisor such a row's result is NULL instead.");
        }
        return divisor;
    }

    /**
     * The number that a value is, of a DOUBLE too.
     *
     * @param of what is computed, for an error
     * @throws ArithmeticException if it is none: infinity, or NaN
     */
    static BigDecimal exact(Object value, String of) {
        if (!(value instanceof Double || value instanceof Float)) {
            return decimal(value);
        }
        double number = ((Number) value).doubleValue();
        if (!Double.isFinite(number)) {
            throw new ArithmeticException(of + " of " + number + ", which is no number");
        }
        return new BigDecimal(number);
    }

    /** Any exact number as a decimal. */
    static BigDecimal decimal(Object number) {
        return number instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(((Number) number).longValue());
    }

    /** @throws BadRequest if a DECIMAL of so many digits cannot hold the value */
    static BigDecimal fit(BigDecimal value, int digits, int scale, String place) {
        BigDecimal exact = value.setScale(scale, RoundingMode.HALF_UP);
        if (exact.precision() > digits) {
            throw StatementPlace.error(
                    place,
                    shown(value) + " does not fit DECIMAL(" + digits + ", " + scale
                            + "), the widest type that is exact. CAST a side AS DOUBLE, or to fewer digits behind the"
                            + " point.");
        }
        return exact;
    }

    static Long bigint(BigDecimal value, String place) {
        BigInteger whole = value.toBigInteger();
        if (whole.compareTo(LEAST_BIGINT) < 0 || whole.compareTo(MOST_BIGINT) > 0) {
            throw tooLarge(value, DataType.BIGINT.toString(), place);
        }
        return whole.longValue();
    }

    static Integer integer(BigDecimal value, String place) {
        BigInteger whole = value.toBigInteger();
        if (whole.bitLength() > Integer.SIZE - 1) {
            throw tooLarge(value, DataType.INTEGER.toString(), place);
        }
        return whole.intValue();
    }

    static BadRequest tooLarge(BigDecimal value, String type, String place) {
        return StatementPlace.error(
                place,
                shown(value) + " does not fit " + type + ". Use a wider type: CAST(x AS "
                        + (type.equals("BIGINT") ? "" : "BIGINT) or CAST(x AS ") + "DECIMAL(38, 0)).");
    }

    static String shown(Object given) {
        if (!(given instanceof BigDecimal value)) {
            return String.valueOf(given);
        }
        return value.precision() > 2 * DataType.MAX_DIGITS - 1
                        || Math.abs((long) value.scale()) > 2 * DataType.MAX_DIGITS
                ? value.round(new MathContext(DataType.MAX_DIGITS)).toString()
                : value.toPlainString();
    }
}
