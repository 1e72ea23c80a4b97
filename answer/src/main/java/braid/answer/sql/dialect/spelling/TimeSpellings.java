package braid.answer.sql.dialect.spelling;

import braid.answer.sql.function.time.TimeWords;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Functions of time by the names that other engines give them. DATEDIFF counts the beginnings of units that lie between two times, as SQL
 * Server, Snowflake and DuckDB do; TIMESTAMPDIFF counts whole units.
 */
public final class TimeSpellings {
    private static final Map<String, Spelling> ALL = new HashMap<>();

    private static final List<TimeUnit> UNITS = List.of(
            TimeUnit.YEAR,
            TimeUnit.QUARTER,
            TimeUnit.MONTH,
            TimeUnit.WEEK,
            TimeUnit.DAY,
            TimeUnit.HOUR,
            TimeUnit.MINUTE,
            TimeUnit.SECOND,
            TimeUnit.MILLISECOND);

    static {
        Spelling.put(ALL, Spelling.taking(2, TimeSpellings::truncated), "DATE_TRUNC");
        Spelling.put(
                ALL,
                Spelling.taking(2, call -> floor(call.operand(0), call.operand(1), call)),
                "TIMESTAMP_TRUNC",
                "DATETIME_TRUNC");
        Spelling.put(ALL, Spelling.taking(1, 2, TimeSpellings::cut), "TRUNC");
        Spelling.put(ALL, Spelling.taking(2, TimeSpellings::part), "DATE_PART", "DATEPART");
        Spelling.put(ALL, Spelling.taking(2, 3, TimeSpellings::difference), "DATEDIFF", "DATE_DIFF");
        Spelling.put(ALL, Spelling.taking(2, 3, call -> moved(call, false)), "DATE_ADD", "DATEADD", "ADDDATE");
        Spelling.put(ALL, Spelling.taking(2, call -> moved(call, true)), "DATE_SUB", "SUBDATE");
        Spelling.put(ALL, Spelling.taking(1, cast(SqlTypeName.DATE)), "DATE");
        Spelling.put(ALL, Spelling.taking(1, cast(SqlTypeName.TIMESTAMP)), "DATETIME");
        Spelling.put(ALL, Spelling.taking(1, 2, TimeSpellings::day), "TO_DATE");
        Spelling.put(ALL, Spelling.renamed(TimeWords.TO_TIMESTAMP, 2), "TO_TIMESTAMP");
        now("CURRENT_TIMESTAMP", "NOW", "GETDATE", "SYSDATE", "SYSTIMESTAMP");
        now("CURRENT_DATE", "CURDATE", "TODAY");
        Spelling.put(ALL, Spelling.taking(1, TimeSpellings::dayOfWeek), "DAYOFWEEK");
        Spelling.put(
                ALL,
                Spelling.taking(1, call -> extract(TimeUnit.EPOCH, call.operand(0), call)),
                "UNIX_TIMESTAMP",
                "EPOCH");
        Spelling.put(ALL, Spelling.renamed(TimeWords.DAY_NAME, 1), "DAYNAME");
        Spelling.put(ALL, Spelling.renamed(TimeWords.MONTH_NAME, 1), "MONTHNAME");
        Spelling.put(ALL, Spelling.renamed(TimeWords.TO_CHAR, 2), "TO_CHAR");
        Spelling.put(ALL, Spelling.taking(2, TimeSpellings::strftime), "STRFTIME");
        Spelling.put(ALL, Spelling.renamed(TimeWords.DATE_FORMAT, 2), "DATE_FORMAT");
        Spelling.put(ALL, Spelling.taking(2, call -> zoned(call, 1, 0)), "TIMEZONE");
        Spelling.put(ALL, Spelling.taking(2, call -> zoned(call, 0, 1)), "FROM_UTC_TIMESTAMP");
        Spelling.put(ALL, Spelling.taking(2, 3, TimeSpellings::converted), "CONVERT_TIMEZONE");
    }

    private TimeSpellings() {}

    /** How each is written in the standard, by its name. */
    public static Map<String, Spelling> functions() {
        return Collections.unmodifiableMap(ALL);
    }

    private static void now(String standard, String... names) {
        Spelling.put(ALL, Spelling.taking(0, call -> new SqlIdentifier(standard, call.getParserPosition())), names);
    }

    private static Function<SqlCall, SqlNode> cast(SqlTypeName type) {
        return call -> Nodes.cast(call.operand(0), type, call);
    }

    /** Of a text as it is written here, or in a format of PostgreSQL. */
    private static SqlNode day(SqlCall call) {
        return call.operandCount() == 1
                ? Nodes.cast(call.operand(0), SqlTypeName.DATE, call)
                : Nodes.call(TimeWords.TO_DATE, call, call.operand(0), call.operand(1));
    }

    /** PostgreSQL has the unit first, as a text, and gives a TIMESTAMP; BigQuery last, as a word, and gives a DATE for one. */
    private static SqlNode truncated(SqlCall call) {
        return Nodes.literal(call.operand(0)) != null
                ? floor(Nodes.cast(call.operand(1), SqlTypeName.TIMESTAMP, call.operand(1)), call.operand(0), call)
                : floor(call.operand(0), call.operand(1), call);
    }

    /** Of a time with a unit as a text, or of a number. */
    private static SqlNode cut(SqlCall call) {
        return call.operandCount() == 2 && Nodes.literal(call.operand(1)) != null
                ? floor(call.operand(0), call.operand(1), call)
                : Nodes.call(
                        SqlStdOperatorTable.TRUNCATE,
                        call,
                        call.getOperandList().toArray(SqlNode[]::new));
    }

    private static SqlNode floor(SqlNode time, SqlNode unit, SqlCall call) {
        TimeUnit known = unit(unit);
        return known == null ? null : Nodes.call(SqlStdOperatorTable.FLOOR, call, time, Nodes.unit(known, unit));
    }

    private static SqlNode part(SqlCall call) {
        TimeUnit unit = unit(call.operand(0));
        return unit == null ? null : extract(unit, call.operand(1), call);
    }

    private static SqlNode extract(TimeUnit unit, SqlNode time, SqlCall call) {
        return Nodes.call(SqlStdOperatorTable.EXTRACT, call, Nodes.unit(unit, call), time);
    }

    /** From Sunday, 1, as in MySQL, Spark and ODBC. */
    private static SqlNode dayOfWeek(SqlCall call) {
        return Nodes.call(
                SqlStdOperatorTable.PLUS, call, extract(TimeUnit.DOW, call.operand(0), call), Nodes.number(1, call));
    }

    /** {@code DATEDIFF(unit, from, to)}; with two operands the days from the second to the first, as in MySQL. */
    private static SqlNode difference(SqlCall call) {
        if (call.operandCount() == 2) {
            return boundaries(TimeUnit.DAY, call.operand(1), name(call.operand(0)), call);
        }
        TimeUnit first = unit(call.operand(0));
        if (first != null) {
            return boundaries(first, call.operand(1), name(call.operand(2)), call);
        }
        TimeUnit last = unit(call.operand(2));
        return last == null ? null : boundaries(last, call.operand(1), call.operand(0), call);
    }

    private static SqlNode boundaries(TimeUnit unit, SqlNode from, SqlNode to, SqlCall call) {
        return Nodes.call(
                SqlStdOperatorTable.TIMESTAMP_DIFF, call, Nodes.unit(unit, call), start(unit, from), start(unit, to));
    }

    private static SqlNode start(TimeUnit unit, SqlNode time) {
        return Nodes.call(
                SqlStdOperatorTable.FLOOR, time, Nodes.cast(time, SqlTypeName.TIMESTAMP, time), Nodes.unit(unit, time));
    }

    /** By an interval, by days, or by {@code DATEADD(unit, count, time)}. */
    private static SqlNode moved(SqlCall call, boolean back) {
        if (call.operandCount() == 3) {
            TimeUnit unit = unit(call.operand(0));
            return unit == null ? null : added(unit, call.operand(1), call.operand(2), call);
        }
        SqlNode time = name(call.operand(0));
        SqlNode more = call.operand(1);
        if (more instanceof SqlIntervalLiteral || more.getKind() == SqlKind.INTERVAL) {
            return Nodes.call(back ? SqlStdOperatorTable.MINUS : SqlStdOperatorTable.PLUS, call, time, more);
        }
        SqlNode days = back ? Nodes.call(SqlStdOperatorTable.UNARY_MINUS, more, more) : more;
        return added(TimeUnit.DAY, days, time, call);
    }

    private static SqlNode added(TimeUnit unit, SqlNode count, SqlNode time, SqlCall call) {
        return Nodes.call(SqlStdOperatorTable.TIMESTAMP_ADD, call, Nodes.unit(unit, call), count, time);
    }

    /** SQLite has the format first, DuckDB the time. */
    private static SqlNode strftime(SqlCall call) {
        boolean turned = Nodes.literal(call.operand(0)) != null;
        return Nodes.call(TimeWords.STRFTIME, call, call.operand(turned ? 1 : 0), call.operand(turned ? 0 : 1));
    }

    private static SqlNode zoned(SqlCall call, int time, int zone) {
        return Nodes.call(TimeWords.AT_ZONE, call, call.operand(time), call.operand(zone));
    }

    /** {@code CONVERT_TIMEZONE(to, time)}, or {@code CONVERT_TIMEZONE('UTC', to, time)}. */
    private static SqlNode converted(SqlCall call) {
        if (call.operandCount() == 2) {
            return zoned(call, 1, 0);
        }
        String from = Nodes.literal(call.operand(0));
        if (from == null || !from.toUpperCase(Locale.ROOT).matches("UTC|Z|GMT|ETC/UTC")) {
            throw Spelling.refuse(
                    call.operand(0),
                    "Times here are in UTC, and a local time can be two times on the day when clocks go back."
                            + " Write CONVERT_TIMEZONE('UTC', 'Europe/Berlin', x).");
        }
        return zoned(call, 2, 1);
    }

    /** A unit as a word or a text; {@code null} of anything else. */
    private static TimeUnit unit(SqlNode node) {
        String text = Nodes.literal(node);
        if (text != null) {
            return named(text, node);
        }
        if (node instanceof SqlIntervalQualifier qualifier) {
            return qualifier.timeFrameName == null ? qualifier.timeUnitRange.startUnit : find(qualifier.timeFrameName);
        }
        return node instanceof SqlIdentifier word && word.isSimple() ? find(word.getSimple()) : null;
    }

    private static TimeUnit named(String text, SqlNode at) {
        TimeUnit unit = find(text);
        if (unit == null) {
            throw Spelling.refuse(
                    at,
                    "There is no unit '" + text + "'. There are "
                            + UNITS.stream()
                                    .map(u -> u.name().toLowerCase(Locale.ROOT))
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return unit;
    }

    private static TimeUnit find(String text) {
        String name = text.toUpperCase(Locale.ROOT);
        return Arrays.stream(TimeUnit.values())
                .filter(unit -> unit.name().equals(name) || (unit.name() + "S").equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Where a unit could stand, the parser takes a column's name for one. */
    private static SqlNode name(SqlNode node) {
        return node instanceof SqlIntervalQualifier qualifier && qualifier.timeFrameName != null
                ? new SqlIdentifier(qualifier.timeFrameName, qualifier.getParserPosition())
                : node;
    }
}
