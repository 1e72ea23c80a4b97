package braid.answer.sql.function.time;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.rows.request.BadRequest;
import braid.core.text.Names;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.Locale;
import org.apache.calcite.linq4j.function.Strict;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.format.postgresql.CompiledDateTimeFormat;
import org.apache.calcite.util.format.postgresql.PostgresqlDateTimeFormatter;

/** Times as words, in a format, and on the clocks of a place. Times are milliseconds since 1970, in UTC; words are English. */
@Strict
public final class TimeWords {
    private static final SqlReturnTypeInference TEXT =
            ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.TO_NULLABLE);
    private static final SqlReturnTypeInference TIME =
            ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.TO_NULLABLE);

    private static final SqlReturnTypeInference DAY =
            ReturnTypes.explicit(SqlTypeName.DATE).andThen(SqlTypeTransforms.TO_NULLABLE);

    /** {@code Monday}. */
    public static final SqlFunction DAY_NAME = function("DAYNAME", TEXT, SqlTypeFamily.DATETIME);
    /** {@code January}. */
    public static final SqlFunction MONTH_NAME = function("MONTHNAME", TEXT, SqlTypeFamily.DATETIME);
    /** By a format of PostgreSQL: {@code YYYY-MM-DD HH24:MI:SS}. */
    public static final SqlFunction TO_CHAR =
            function("TO_CHAR", TEXT, SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER);
    /** By a format of strftime: {@code %Y-%m-%d %H:%M:%S}. */
    public static final SqlFunction STRFTIME =
            function("STRFTIME", TEXT, SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER);
    /** By a format of MySQL: {@code %Y-%m-%d %H:%i:%s}. */
    public static final SqlFunction DATE_FORMAT =
            function("DATE_FORMAT", TEXT, SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER);
    /** A day by a format of PostgreSQL: {@code TO_DATE('31.01.2020', 'DD.MM.YYYY')}. */
    public static final SqlFunction TO_DATE =
            function("TO_DATE", DAY, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
    /** A time by a format of PostgreSQL. */
    public static final SqlFunction TO_TIMESTAMP =
            function("TO_TIMESTAMP", TIME, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);
    /** What the clocks of a zone show at a time. */
    public static final SqlFunction AT_ZONE =
            function("AT TIME ZONE", TIME, SqlTypeFamily.DATETIME, SqlTypeFamily.CHARACTER);

    private static final Cache<String, CompiledDateTimeFormat> FORMATS =
            Caffeine.newBuilder().maximumSize(256).build();

    private TimeWords() {}

    private static SqlFunction function(String name, SqlReturnTypeInference type, SqlTypeFamily... operands) {
        SqlOperandTypeChecker checked = OperandTypes.family(operands);
        return SqlBasicFunction.create(name, type, checked);
    }

    /** The name of the method that computes a call of one of these; {@code null} of another function. */
    public static String method(String function) {
        return switch (function) {
            case "DAYNAME" -> "dayName";
            case "MONTHNAME" -> "monthName";
            case "TO_CHAR" -> "toChar";
            case "STRFTIME" -> "strftime";
            case "DATE_FORMAT" -> "dateFormat";
            case "TO_DATE" -> "toDate";
            case "TO_TIMESTAMP" -> "toTimestamp";
            case "AT TIME ZONE" -> "atZone";
            default -> null;
        };
    }

    public static String dayName(long millis, String place) {
        return time(millis).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US);
    }

    public static String monthName(long millis, String place) {
        return time(millis).getMonth().getDisplayName(TextStyle.FULL, Locale.US);
    }

    public static String toChar(long millis, String format, String place) {
        try {
            return written(time(millis), format(format, place));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw noFormat(format, place);
        }
    }

    private static CompiledDateTimeFormat format(String format, String place) {
        if (format.indexOf('"') >= 0) {
            throw StatementPlace.error(
                    place,
                    "a text in quotes inside of '" + format
                            + "' is not supported. Write TO_CHAR(x, 'DD') || 'th' || ....");
        }
        try {
            return FORMATS.get(format, PostgresqlDateTimeFormatter::compilePattern);
        } catch (IllegalArgumentException e) {
            throw noFormat(format, place);
        }
    }

    private static String written(LocalDateTime time, CompiledDateTimeFormat format) {
        return format.formatDateTime(time.atZone(ZoneOffset.UTC), Locale.US);
    }

    private static BadRequest noFormat(String format, String place) {
        return StatementPlace.error(
                place, "'" + format + "' is no format of PostgreSQL's TO_CHAR. Write it like 'YYYY-MM-DD HH24:MI:SS'.");
    }

    public static int toDate(String text, String format, String place) {
        return (int) read(text, format, "TO_DATE", place).toLocalDate().toEpochDay();
    }

    public static long toTimestamp(String text, String format, String place) {
        return read(text, format, "TO_TIMESTAMP", place)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** The time of which the format writes that text; so there is one for what it reads, and none for February 30. */
    private static LocalDateTime read(String text, String format, String function, String place) {
        CompiledDateTimeFormat known = format(format, place);
        try {
            LocalDateTime time =
                    known.parseDateTime(text, ZoneOffset.UTC, Locale.US).toLocalDateTime();
            if (written(time, known).equalsIgnoreCase(text) && time.getYear() >= 1 && time.getYear() <= 9999) {
                return time;
            }
        } catch (ParseException | RuntimeException e) {
            // Refused below.
        }
        throw StatementPlace.error(
                place,
                "'" + text + "' is no " + function.substring(3) + " in the format '" + format
                        + "'. Write the format that the texts have, with all their digits, like 'DD.MM.YYYY' for 31.01.2020."
                        + StatementPlace.LEAVE_OUT);
    }

    public static String strftime(long millis, String format, String place) {
        return PercentFormat.STRFTIME.of(time(millis), format, place);
    }

    public static String dateFormat(long millis, String format, String place) {
        return PercentFormat.MYSQL.of(time(millis), format, place);
    }

    /** What the clocks of a zone show, as a time. */
    public static long atZone(long millis, String zone, String place) {
        ZoneId id;
        try {
            id = ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw StatementPlace.error(
                    place,
                    "There is no time zone '" + zone + "'."
                            + Names.nearest(zone, ZoneId.getAvailableZoneIds())
                                    .map(near -> " Did you mean '" + near + "'?")
                                    .orElse("")
                            + " Zones are named as in the tz database: Europe/Berlin, UTC, +02:00.");
        }
        return millis + id.getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * 1_000L;
    }

    private static LocalDateTime time(long millis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }
}
