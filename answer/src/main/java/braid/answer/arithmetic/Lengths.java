package braid.answer.arithmetic;

import java.math.BigDecimal;

/** Keeps functions that make text longer from filling the memory. Public because a running plan calls it. */
public final class Lengths {
    /** The longest text that a statement may make out of a shorter one, in characters. */
    static final int MOST = 1_000_000;

    private Lengths() {}

    /** The length that PAD and SPACE make. */
    public static Integer made(Object length, String place) {
        if (length == null) {
            return null;
        }
        BigDecimal asked = Arithmetic.decimal(length);
        check(asked, place);
        return asked.max(BigDecimal.ZERO).intValue();
    }

    public static String repeated(String text, Object times, String place) {
        if (text == null || times == null) {
            return null;
        }
        BigDecimal asked = Arithmetic.decimal(times).max(BigDecimal.ZERO);
        check(asked.multiply(BigDecimal.valueOf(text.length())), place);
        return text.isEmpty() ? text : text.repeat(asked.intValue());
    }

    private static void check(BigDecimal length, String place) {
        if (length.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw StatementPlace.error(
                    place,
                    "a text of " + length.toPlainString() + " characters is too long. Write a number up to " + MOST
                            + ".");
        }
    }
}
