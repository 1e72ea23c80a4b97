package braid.answer.sql.function.time;

import braid.answer.arithmetic.StatementPlace;
import java.util.function.LongSupplier;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlIntervalQualifier;

/**
 * Intervals: months, or milliseconds, as a plan holds them, of whole units of what the interval is counted in.
 *
 * <p>An answer shows an interval of one unit as a number of these, and one of several as SQL writes it in a literal: {@code 3 13:59:59.750},
 * {@code -1-2}. {@code place} is an encoded {@link StatementPlace}.
 */
@Strict
public final class Intervals {
    private Intervals() {}

    /** From one time to another in milliseconds, cut to whole units. */
    public static long between(String unit, long from, long to) {
        return cut(unit, to - from);
    }

    /** From one time to another in months, cut to whole units. */
    public static long monthsBetween(String unit, long from, long to) {
        long size = TimeMath.months(TimeUnit.valueOf(unit));
        return TimeMath.months(from, to) / size * size;
    }

    /** An interval cut to whole units. */
    public static long cut(String unit, long inner) {
        long size = size(TimeUnit.valueOf(unit));
        return inner / size * size;
    }

    /** The whole units of an interval. */
    public static long count(String unit, long inner) {
        return inner / size(TimeUnit.valueOf(unit));
    }

    private static long size(TimeUnit unit) {
        int months = TimeMath.months(unit);
        return months > 0 ? months : TimeMath.fixed(unit);
    }

    /** The unit that the intervals of a type are whole multiples of. Seconds keep their fraction. */
    public static TimeUnit unit(SqlIntervalQualifier qualifier) {
        TimeUnit least = qualifier.timeUnitRange.endUnit == null
                ? qualifier.timeUnitRange.startUnit
                : qualifier.timeUnitRange.endUnit;
        return least == TimeUnit.SECOND ? TimeUnit.MILLISECOND : least;
    }

    public static long plus(long a, long b, String place) {
        return fitting(() -> Math.addExact(a, b), place);
    }

    public static long minus(long a, long b, String place) {
        return fitting(() -> Math.subtractExact(a, b), place);
    }

    public static long negative(long a, String place) {
        return fitting(() -> Math.negateExact(a), place);
    }

    public static long times(long a, long n, String place) {
        return fitting(() -> Math.multiplyExact(a, n), place);
    }

    private static long fitting(LongSupplier interval, String place) {
        try {
            return interval.getAsLong();
        } catch (ArithmeticException e) {
            throw StatementPlace.error(
                    place, "the interval does not fit 64 bits of milliseconds or months." + StatementPlace.LEAVE_OUT);
        }
    }

    /**
     * An interval as SQL writes it.
     *
     * @param from the greatest unit that is written
     * @param to the least one
     */
    public static String text(String from, String to, long inner) {
        TimeUnit first = TimeUnit.valueOf(from);
        TimeUnit last = TimeUnit.valueOf(to);
        long rest = Math.abs(inner);
        StringBuilder text = new StringBuilder(inner < 0 ? "-" : "");
        if (first == last && first != TimeUnit.SECOND) {
            return text.append(rest / size(first)).toString();
        }
        if (first == TimeUnit.YEAR) {
            return text.append(rest / 12).append('-').append(rest % 12).toString();
        }
        for (TimeUnit unit : new TimeUnit[] {TimeUnit.DAY, TimeUnit.HOUR, TimeUnit.MINUTE, TimeUnit.SECOND}) {
            if (unit.compareTo(first) >= 0 && unit.compareTo(last) <= 0) {
                long count = rest / TimeMath.fixed(unit);
                text.append(separator(unit, first))
                        .append(unit == first ? Long.toString(count) : "%02d".formatted(count));
            }
            rest = unit.compareTo(first) >= 0 ? rest % TimeMath.fixed(unit) : rest;
        }
        return last == TimeUnit.SECOND && rest > 0 ? text + ".%03d".formatted(rest) : text.toString();
    }

    private static String separator(TimeUnit unit, TimeUnit first) {
        return unit == first ? "" : unit == TimeUnit.HOUR ? " " : ":";
    }
}
