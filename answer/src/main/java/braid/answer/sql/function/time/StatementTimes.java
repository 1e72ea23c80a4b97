package braid.answer.sql.function.time;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.rows.column.Values;
import braid.answer.rows.request.BadRequest;
import braid.core.type.DataType;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Times as text, in statements: {@code 2024-03-01 10:00:01}, with exactly three digits behind it where there are milliseconds. Read back,
 * a text gives the same time.
 */
@Strict
public final class StatementTimes {
    private StatementTimes() {}

    /** A time as {@code CAST(ts AS VARCHAR)} spells it. */
    public static String timestamp(long millis) {
        return date(TimeMath.dayOf(millis)) + " " + time(TimeMath.timeOfDay(millis));
    }

    /** A day. */
    public static String date(int day) {
        return LocalDate.ofEpochDay(day).toString();
    }

    /** A time of day, given in milliseconds since midnight. */
    public static String time(int millis) {
        String seconds = "%02d:%02d:%02d".formatted(millis / 3_600_000, millis / 60_000 % 60, millis / 1_000 % 60);
        return millis % 1_000 == 0 ? seconds : seconds + ".%03d".formatted(millis % 1_000);
    }

    /** A time as {@link #timestamp} writes it, or as the rest of the interface does. */
    public static long parseTimestamp(String text, String place) {
        String trimmed = text.strip();
        String iso = trimmed.length() > 10 && trimmed.charAt(10) == ' '
                ? trimmed.substring(0, 10) + "T" + trimmed.substring(11)
                : trimmed;
        try {
            return (Long) Values.parse(DataType.TIMESTAMP, iso);
        } catch (IllegalArgumentException e) {
            throw notOne(
                    text,
                    "TIMESTAMP",
                    "2001-01-31 12:00:00 or 2001-01-31T12:00:00.000Z, no finer than milliseconds",
                    place);
        }
    }

    /** A day as {@link #date} writes it. */
    public static int parseDate(String text, String place) {
        try {
            return (Integer) Values.parse(DataType.DATE, text.strip());
        } catch (IllegalArgumentException e) {
            throw notOne(text, "DATE", "2001-01-31", place);
        }
    }

    /** A time of day as {@link #time} writes it. */
    public static int parseTime(String text, String place) {
        try {
            LocalTime time = LocalTime.parse(text.strip());
            if (time.getNano() % 1_000_000 == 0) {
                return (int) (time.toNanoOfDay() / 1_000_000);
            }
        } catch (DateTimeParseException e) {
            // Refused below.
        }
        throw notOne(text, "TIME", "12:00:00 or 12:00:00.000", place);
    }

    private static BadRequest notOne(String text, String type, String like, String place) {
        return StatementPlace.error(
                place,
                "'" + text + "' is no " + type + "; one is written like " + like + "." + StatementPlace.LEAVE_OUT);
    }
}
