package braid.answer.rows.column;

import braid.core.type.DataType;
import braid.core.type.Decimals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Values as text: what a request spells, what an answer spells. Times are UTC. */
public final class Values {
    private static final Pattern SQL_TIME = Pattern.compile("[^ T]+ \\d\\d:\\d\\d.*");

    private Values() {}

    /**
     * The value that a text spells.
     *
     * @throws IllegalArgumentException if it spells none of that type; the message says what is allowed
     */
    public static Object parse(DataType type, String text) {
        try {
            return switch (type.kind()) {
                case VARCHAR -> text(text);
                case BOOLEAN -> bool(text);
                case INTEGER -> Integer.valueOf(text);
                case BIGINT -> Long.valueOf(text);
                case DECIMAL -> Decimals.parse(text, type);
                case DOUBLE -> Double.valueOf(text);
                case DATE -> (int) LocalDate.parse(text).toEpochDay();
                case TIMESTAMP -> instant(text).toEpochMilli();
                case BYTES -> throw new IllegalArgumentException();
            };
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new IllegalArgumentException("must be " + allowed(type), e);
        }
    }

    /**
     * An instant: {@code 2001-01-01T00:00:00Z}, with another offset, without one (then UTC), with a blank for the T, or a date (its midnight).
     *
     * @throws DateTimeException if it is none
     */
    public static Instant instant(String spelled) {
        String text = SQL_TIME.matcher(spelled).matches() ? spelled.replaceFirst(" ", "T") : spelled;
        if (text.indexOf('T') < 0) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        }
    }

    /** A value as an answer spells it. */
    public static String print(DataType type, Object value) {
        return switch (type.kind()) {
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIMESTAMP -> InstantText.of((Long) value);
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            default -> value.toString();
        };
    }

    private static String text(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static String allowed(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> "a text without NUL";
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number of at most 32 bits";
            case BIGINT -> "a whole number of at most 64 bits";
            case DECIMAL ->
                "a number with at most " + (type.precision() - type.scale()) + " digits before the point and "
                        + type.scale() + " after it";
            case DOUBLE -> "a number";
            case DATE -> "a date like 2001-01-31";
            case TIMESTAMP -> "an instant like 2001-01-31T12:00:00Z";
            case BYTES -> "nothing";
        };
    }
}
