package braid.answer.arithmetic;

import braid.answer.rows.request.BadRequest;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * Casts to whole numbers and decimals: rounded half away from zero, never cut, and refused where the value does not fit. Public because
 * a running plan calls it. A DOUBLE is taken for the shortest decimal that means it, 0.1 and not what comes after its 17th digit.
 */
public final class Casts {
    /** No number of a statement needs more, and an exponent could ask for a million digits. */
    private static final int MOST_EXPONENT = 400;

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+");

    private Casts() {}

    public static BigDecimal decimal(Object value, int digits, int scale, String place) {
        if (value == null) {
            return null;
        }
        BigDecimal exact = exact(value, "DECIMAL(" + digits + ", " + scale + ")", place);
        BigDecimal rounded = exact.setScale(scale, RoundingMode.HALF_UP);
        if (rounded.precision() > digits) {
            throw StatementPlace.error(
                    place,
                    Arithmetic.shown(value) + " does not fit DECIMAL(" + digits + ", " + scale + "), which has "
                            + (digits - scale) + " digits before the point. "
                            + (digits < DataType.MAX_DIGITS
                                    ? "Give it more: DECIMAL(38, " + scale + ")."
                                    : "CAST what it is made of AS DOUBLE, or to fewer digits behind the point."));
        }
        return rounded;
    }

    public static Long bigint(Object value, String place) {
        return value == null ? null : (Long) Arithmetic.bigint(whole(value, "BIGINT", place), place);
    }

    public static Integer integer(Object value, String place) {
        return value == null ? null : (Integer) Arithmetic.integer(whole(value, "INTEGER", place), place);
    }

    public static Short smallint(Object value, String place) {
        return value == null ? null : (Short) (short) within(value, Short.SIZE, "SMALLINT", place);
    }

    public static Byte tinyint(Object value, String place) {
        return value == null ? null : (Byte) (byte) within(value, Byte.SIZE, "TINYINT", place);
    }

    private static int within(Object value, int bits, String type, String place) {
        BigDecimal whole = whole(value, type, place);
        BigInteger integer = whole.toBigInteger();
        if (integer.bitLength() >= bits) {
            throw Arithmetic.tooLarge(whole, type, place);
        }
        return integer.intValue();
    }

    private static BigDecimal whole(Object value, String type, String place) {
        if (value instanceof String text && !WHOLE.matcher(text.strip()).matches()) {
            throw StatementPlace.error(
                    place,
                    "'" + text + "' is no " + type
                            + ", which is digits with or without a sign before them. For text with"
                            + " a fraction: CAST(CAST(x AS DECIMAL(38, 10)) AS " + type + ").");
        }
        return exact(value, type, place).setScale(0, RoundingMode.HALF_UP);
    }

    private static BigDecimal exact(Object value, String type, String place) {
        if (value instanceof Double || value instanceof Float) {
            return approximate((Number) value, type, place);
        }
        return value instanceof String text ? parsed(text, type, place) : Arithmetic.decimal(value);
    }

    private static BigDecimal approximate(Number value, String type, String place) {
        if (!Double.isFinite(value.doubleValue())) {
            throw StatementPlace.error(
                    place,
                    value + " is no " + type + ": arithmetic on DOUBLE has left what it can hold."
                            + StatementPlace.LEAVE_OUT);
        }
        return new BigDecimal(value.toString());
    }

    private static BigDecimal parsed(String text, String type, String place) {
        BigDecimal number;
        try {
            number = new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            throw notNumber(text, type, place);
        }
        if (Math.abs((long) number.scale()) > MOST_EXPONENT) {
            throw notNumber(text, type, place);
        }
        return number;
    }

    private static BadRequest notNumber(String text, String type, String place) {
        return StatementPlace.error(place, "'" + text + "' is no " + type + "." + StatementPlace.LEAVE_OUT);
    }
}
