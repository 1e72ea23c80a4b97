package braid.answer.sql.function.time;

import braid.answer.arithmetic.StatementPlace;
import braid.core.text.Weeks;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.function.LongSupplier;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.linq4j.function.Strict;

/**
 * Calculation with times in milliseconds since 1970-01-01T00:00:00Z, in the proleptic Gregorian calendar of ISO 8601: a week begins on
 * Monday, and the first week of a year is the one with its first Thursday. Units are named as {@link TimeUnit} names them.
 *
 * <p>What would lie outside the years 1 to 9999, which an answer can spell, is refused; {@code place} is an encoded {@link StatementPlace}.
 */
@Strict
public final class TimeMath {
    private static final long DAY = 86_400_000L;
    private static final long FIRST = -62_135_596_800_000L;
    private static final long LAST = 253_402_300_799_999L;

    private TimeMath() {}

    /** One part of a time; seconds without their fraction, milliseconds and finer ones with the whole seconds of the minute. */
    public static long extract(String unit, long millis) {
        LocalDateTime time = time(millis);
        return switch (TimeUnit.valueOf(unit)) {
            case MILLENNIUM -> (time.getYear() + 999) / 1000;
            case CENTURY -> (time.getYear() + 99) / 100;
            case DECADE -> time.getYear() / 10;
            case YEAR -> time.getYear();
            case ISOYEAR -> time.get(IsoFields.WEEK_BASED_YEAR);
            case QUARTER -> time.get(IsoFields.QUARTER_OF_YEAR);
            case MONTH -> time.getMonthValue();
            case WEEK -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            case DAY -> time.getDayOfMonth();
            case DOW -> time.getDayOfWeek().getValue() % 7;
            case ISODOW -> time.getDayOfWeek().getValue();
            case DOY -> time.getDayOfYear();
            case HOUR -> time.getHour();
            case MINUTE -> time.getMinute();
            case SECOND -> time.getSecond();
            case MILLISECOND -> Math.floorMod(millis, 60_000L);
            case MICROSECOND -> Math.floorMod(millis, 60_000L) * 1_000;
            case NANOSECOND -> Math.floorMod(millis, 60_000L) * 1_000_000;
            case EPOCH -> Math.floorDiv(millis, 1_000L);
        };
    }

    /** Where the unit begins that a time falls in. */
    public static long floor(String unit, long millis, String place) {
        return inRange(() -> start(TimeUnit.valueOf(unit), millis), place);
    }

    /** The first beginning of a unit that is not before a time. */
    public static long ceil(String unit, long millis, String place) {
        TimeUnit asked = TimeUnit.valueOf(unit);
        long start = start(asked, millis);
        return inRange(() -> start == millis ? millis : next(asked, start), place);
    }

    private static long start(TimeUnit unit, long millis) {
        LocalDateTime day = time(millis).truncatedTo(ChronoUnit.DAYS);
        return switch (unit) {
            case MILLENNIUM -> year((day.getYear() - 1) / 1000 * 1000 + 1);
            case CENTURY -> year((day.getYear() - 1) / 100 * 100 + 1);
            case DECADE -> year(day.getYear() / 10 * 10);
            case YEAR -> year(day.getYear());
            case ISOYEAR -> isoYear(day.get(IsoFields.WEEK_BASED_YEAR));
            case QUARTER ->
                millis(day.withMonth(day.getMonth().firstMonthOfQuarter().getValue())
                        .withDayOfMonth(1));
            case MONTH -> millis(day.withDayOfMonth(1));
            case WEEK -> Weeks.ofMillis(millis);
            default -> millis - Math.floorMod(millis, fixed(unit));
        };
    }

    private static long next(TimeUnit unit, long start) {
        LocalDateTime time = time(start);
        return switch (unit) {
            case MILLENNIUM -> millis(time.plusYears(1000));
            case CENTURY -> millis(time.plusYears(100));
            case DECADE -> millis(time.plusYears(10));
            case YEAR -> millis(time.plusYears(1));
            case ISOYEAR -> isoYear(time.get(IsoFields.WEEK_BASED_YEAR) + 1);
            case QUARTER -> millis(time.plusMonths(3));
            case MONTH -> millis(time.plusMonths(1));
            default -> start + fixed(unit);
        };
    }

    private static long year(int year) {
        return millis(LocalDateTime.of(year, Month.JANUARY, 1, 0, 0));
    }

    /** The Monday of the week with January 4. */
    private static long isoYear(int year) {
        return millis(LocalDateTime.of(year, Month.JANUARY, 4, 0, 0)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** The milliseconds of a unit that is always as long; weeks are seven days. */
    static long fixed(TimeUnit unit) {
        return switch (unit) {
            case WEEK -> 7 * DAY;
            case DAY -> DAY;
            case HOUR -> 3_600_000L;
            case MINUTE -> 60_000L;
            case SECOND -> 1_000L;
            case MILLISECOND -> 1L;
            default -> throw new IllegalArgumentException(unit + " is not always as long");
        };
    }

    /** The months of a unit that has some; 0 for one that is always as long. */
    static int months(TimeUnit unit) {
        return switch (unit) {
            case MILLENNIUM -> 12_000;
            case CENTURY -> 1_200;
            case DECADE -> 120;
            case YEAR, ISOYEAR -> 12;
            case QUARTER -> 3;
            case MONTH -> 1;
            default -> 0;
        };
    }

    /** A time so many units later; where a month has no such day, its last one. */
    public static long plus(String unit, long count, long millis, String place) {
        TimeUnit asked = TimeUnit.valueOf(unit);
        int months = months(asked);
        return inRange(
                () -> months == 0
                        ? Math.addExact(millis, Math.multiplyExact(count, fixed(asked)))
                        : later(millis, Math.multiplyExact(count, months)),
                place);
    }

    /** A time so many milliseconds later. */
    public static long plusMillis(long millis, long more, String place) {
        return inRange(() -> Math.addExact(millis, more), place);
    }

    /** A time so many months later; where a month has no such day, its last one. */
    public static long plusMonths(long millis, long months, String place) {
        return inRange(() -> later(millis, months), place);
    }

    private static long later(long millis, long months) {
        return millis(time(millis).plusMonths(months));
    }

    /** The whole units from one time to another, negative if it is the earlier one. */
    public static long difference(String unit, long from, long to, String place) {
        TimeUnit asked = TimeUnit.valueOf(unit);
        return switch (asked) {
            case MICROSECOND -> finer(to - from, 1_000L, place);
            case NANOSECOND -> finer(to - from, 1_000_000L, place);
            default -> {
                int months = months(asked);
                yield months == 0 ? (to - from) / fixed(asked) : months(from, to) / months;
            }
        };
    }

    private static long finer(long millis, long parts, String place) {
        try {
            return Math.multiplyExact(millis, parts);
        } catch (ArithmeticException e) {
            throw StatementPlace.error(
                    place,
                    "the times lie too far apart to be counted in so small a unit. Write MILLISECOND or SECOND.");
        }
    }

    /** The whole months from one time to another. */
    static long months(long from, long to) {
        return ChronoUnit.MONTHS.between(time(from), time(to));
    }

    /** The last day of the month of a day, in days since 1970. */
    public static int lastDay(int day) {
        LocalDateTime time = time(day * DAY);
        return dayOf(millis(YearMonth.from(time).atEndOfMonth().atStartOfDay()));
    }

    /** The day of a time, in days since 1970. */
    public static int dayOf(long millis) {
        return (int) Math.floorDiv(millis, DAY);
    }

    /** The beginning of a day. */
    public static long ofDay(int day) {
        return day * DAY;
    }

    /** The milliseconds since midnight. */
    public static int timeOfDay(long millis) {
        return (int) Math.floorMod(millis, DAY);
    }

    /** A time with so many digits of its fraction of a second, cut. */
    public static long cut(long millis, int digits) {
        long unit = digits <= 0 ? 1_000 : digits == 1 ? 100 : digits == 2 ? 10 : 1;
        return millis - Math.floorMod(millis, unit);
    }

    static LocalDateTime time(long millis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(millis, 1_000L), (int) Math.floorMod(millis, 1_000L) * 1_000_000, ZoneOffset.UTC);
    }

    private static long millis(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1_000 + time.get(ChronoField.MILLI_OF_SECOND);
    }

    private static long inRange(LongSupplier time, String place) {
        try {
            long millis = time.getAsLong();
            if (millis >= FIRST && millis <= LAST) {
                return millis;
            }
        } catch (ArithmeticException | DateTimeException e) {
            // Refused below, as what is far outside.
        }
        throw StatementPlace.error(place, "a time would lie outside the years 1 to 9999." + StatementPlace.LEAVE_OUT);
    }
}
