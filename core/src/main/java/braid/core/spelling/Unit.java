package braid.core.spelling;

import java.math.BigDecimal;

/**
 * What stands beside a number: {@code $}, {@code %}, {@code km}; or {@code K=1000}, by which the number is multiplied.
 *
 * @param factor 1 where the number is what it is
 */
record Unit(String text, BigDecimal factor) {
    /** So that no product is beyond what can be written. */
    private static final int MOST_DIGITS = 30;

    /**
     * The unit that is told as {@code km} or {@code K=1000}.
     *
     * @throws IllegalArgumentException if it is none, with a sentence that says what is allowed
     */
    static Unit of(String told) {
        int equals = told.lastIndexOf('=');
        String text = (equals < 0 ? told : told.substring(0, equals)).strip();
        if (text.isEmpty() || text.matches("[-+.,]") || text.chars().anyMatch(Character::isDigit)) {
            throw new IllegalArgumentException(
                    "'" + told
                            + "' is not a unit: it is a text without digits, like $, % or km, or one with what it counts, like K=1000.");
        }
        try {
            BigDecimal factor = equals < 0 ? BigDecimal.ONE : new BigDecimal(told.substring(equals + 1));
            if (Math.abs((long) factor.precision() - factor.scale()) + Math.abs((long) factor.scale()) <= MOST_DIGITS) {
                return new Unit(text, factor);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "'" + told
                        + "' is not a unit: behind = stands the number that it counts, like K=1000 or %=0.01, of 30 digits at most.");
    }

    /** A text without the unit at its beginning or its end; {@code null} if it stands at neither. */
    String without(String number) {
        if (number.startsWith(text)) {
            return number.substring(text.length()).strip();
        }
        return number.endsWith(text)
                ? number.substring(0, number.length() - text.length()).strip()
                : null;
    }

    /** As it is told. */
    @Override
    public String toString() {
        return factor.equals(BigDecimal.ONE) ? text : text + "=" + factor;
    }
}
