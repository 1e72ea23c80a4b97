package braid.core.type;

import java.math.BigDecimal;

/** Numbers that come from outside as the values of a DECIMAL. A few characters can name a number of a thousand million digits: it is never written out. */
public final class Decimals {
    /** No number that a DECIMAL holds needs more characters, with zeros at both ends. */
    private static final int LONGEST = 1_000;

    private Decimals() {}

    /**
     * The number that a text spells, as a type holds it.
     *
     * @throws NumberFormatException if it spells none
     * @throws ArithmeticException if the type cannot hold it exactly; the message says what it has at most
     */
    public static BigDecimal parse(String text, DataType type) {
        if (text.length() > LONGEST) {
            throw new NumberFormatException("A number of " + text.length() + " characters");
        }
        return fitted(new BigDecimal(text), type);
    }

    /**
     * A number as a type holds it.
     *
     * @throws ArithmeticException if it cannot hold it exactly; the message says what it has at most
     */
    public static BigDecimal fitted(BigDecimal value, DataType type) {
        if (value.signum() == 0) {
            return BigDecimal.valueOf(0, type.scale());
        }
        BigDecimal shortest = value.scale() < 0 || value.scale() > type.scale() ? value.stripTrailingZeros() : value;
        if (shortest.scale() > type.scale()) {
            throw new ArithmeticException("has at most " + type.scale() + " digits after the point");
        }
        int before = type.precision() - type.scale();
        if ((long) shortest.precision() - shortest.scale() > before) {
            throw new ArithmeticException("has at most " + before + " digits before the point");
        }
        return shortest.setScale(type.scale());
    }
}
