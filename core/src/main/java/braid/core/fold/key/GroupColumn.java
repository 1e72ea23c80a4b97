package braid.core.fold.key;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * A key, or a column of the accumulators, over all groups of a {@code FoldedGroups}. A value is NULL, or a number, or bytes.
 */
public interface GroupColumn {
    DataType type();

    boolean isNull(int group);

    /** Whether a value that is not NULL is a number; otherwise it is bytes. That of one DECIMAL may be, and that of the next may not. */
    boolean isNumber(int group);

    /**
     * A value that is a number: an INTEGER or BIGINT itself, days of a DATE, milliseconds of a TIMESTAMP, 1 for TRUE and 0 for FALSE, the
     * unscaled value of a DECIMAL, the bits of a DOUBLE.
     */
    long number(int group);

    /** A value that is not: the UTF-8 of a text, the two's complement of a DECIMAL's unscaled value, a sketch. Not to be changed. */
    byte[] bytes(int group);

    /** The value as {@link DataType.Kind} says; {@code null} for NULL. */
    default Object value(int group) {
        if (isNull(group)) {
            return null;
        }
        return isNumber(group) ? ofNumber(number(group)) : ofBytes(bytes(group));
    }

    private Object ofNumber(long number) {
        return switch (type().kind()) {
            case BOOLEAN -> number != 0;
            case INTEGER, DATE -> (int) number;
            case DECIMAL -> BigDecimal.valueOf(number, type().scale());
            case DOUBLE -> Double.longBitsToDouble(number);
            default -> number;
        };
    }

    private Object ofBytes(byte[] bytes) {
        return switch (type().kind()) {
            case VARCHAR -> new String(bytes, StandardCharsets.UTF_8);
            case DECIMAL -> new BigDecimal(new BigInteger(bytes), type().scale());
            default -> bytes;
        };
    }
}
