package braid.batch.spark;

import braid.core.type.DataType;
import org.apache.calcite.avatica.util.TimeUnitRange;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** EXTRACT and FLOOR of times in Spark SQL; all times are UTC. */
final class SparkTimes {
    private SparkTimes() {}

    /** A part of a time, as BIGINT. */
    static String extract(RexLiteral unit, RexNode operand, String time) {
        return "CAST(" + part(unit.getValueAs(TimeUnitRange.class), operand, time) + " AS BIGINT)";
    }

    private static String part(TimeUnitRange unit, RexNode operand, String time) {
        boolean date = SparkSql.type(operand).kind() == DataType.Kind.DATE;
        String zero = "datediff(" + time + ", " + time + ")";
        return switch (unit) {
            case YEAR -> "year(" + time + ")";
            case QUARTER -> "quarter(" + time + ")";
            case MONTH -> "month(" + time + ")";
            case DAY -> "day(" + time + ")";
            case WEEK -> "weekofyear(" + time + ")";
            case ISODOW -> "(weekday(" + time + ") + 1)";
            case DOY -> "dayofyear(" + time + ")";
            case ISOYEAR -> "extract(YEAROFWEEK FROM " + time + ")";
            case HOUR -> date ? zero : "hour(" + time + ")";
            case MINUTE -> date ? zero : "minute(" + time + ")";
            case SECOND -> date ? zero : "second(" + time + ")";
            case MILLISECOND -> date ? zero : "pmod(unix_millis(" + time + "), 60000L)";
            default -> throw new IllegalArgumentException("EXTRACT(" + unit + ") has no translation to Spark SQL");
        };
    }

    /** The start of the unit that a time falls in, of the time's own type. */
    static String floor(RexNode operand, String time, RexLiteral unit) {
        TimeUnitRange range = unit.getValueAs(TimeUnitRange.class);
        DataType type = SparkSql.type(operand);
        String floored =
                switch (range) {
                    case YEAR, QUARTER, MONTH, WEEK -> "date_trunc('" + range + "', " + time + ")";
                    case DAY -> type.kind() == DataType.Kind.DATE ? time : fixed(time, 86_400_000L);
                    case HOUR -> fixed(time, 3_600_000L);
                    case MINUTE -> fixed(time, 60_000L);
                    case SECOND -> fixed(time, 1_000L);
                    case MILLISECOND -> time;
                    default ->
                        throw new IllegalArgumentException("FLOOR TO " + range + " has no translation to Spark SQL");
                };
        return "CAST(" + floored + " AS " + SparkTypes.sql(type) + ")";
    }

    private static String fixed(String time, long millis) {
        return "timestamp_millis(" + windowStart(time, millis) + ")";
    }

    /** The start of the window of {@code sizeMillis} that a time falls in, in milliseconds since 1970. */
    static String windowStart(String time, long sizeMillis) {
        String at = "unix_millis(" + time + ")";
        return "(" + at + " - pmod(" + at + ", " + sizeMillis + "L))";
    }
}
