package braid.serving.peer;

import static braid.serving.peer.Node.Kind.DAY;
import static braid.serving.peer.Node.Kind.TEXT;
import static braid.serving.peer.Node.Kind.TIME;
import static braid.serving.peer.Node.Kind.WHOLE;

import java.util.Locale;

/**
 * What DuckDB spells in another way, or rightly answers in another way, with the reason; every such rule is here.
 *
 * <ul>
 *   <li>{@code EXTRACT(EPOCH)} has a fraction there, and is the second that
 *       a time falls in here, like SECOND.
 *   <li>{@code CAST(time AS VARCHAR)}: DuckDB drops zeros at the end of a fraction; here a fraction has three digits.
 *   <li>{@code CENTURY} and {@code MILLENNIUM}: DuckDB truncates 2001 to 2000 and extracts century 21 of both; so FLOOR to them is held
 *       against java.time only ({@code TimeMathTest}).
 *   <li>Whole months from one time to another: DuckDB takes January 31 to the end of February for a month; here, and in java.time, a month
 *       is whole when its day of the month has been reached. So differences are generated in units of fixed length, and months are held
 *       against java.time.
 *   <li>Covariances: DuckDB's are of doubles, and -99.99999988 where -100 is exact when one value is near 2^31. So they are generated over
 *       remainders.
 *   <li>Deviations, variances and averages over windows are rounded on the way in DuckDB, so that what is equal comes out as two values
 *       that differ in the last digit; they are exact here. So no DISTINCT is generated of them.
 *   <li>A {@code DATE} with a month added is a TIMESTAMP there.
 *   <li>{@code DATEDIFF} of weeks: from 2026-06-30 back to 2024-03-01 DuckDB has 121 of them, though 122 Mondays lie between.
 *   <li>What {@code LAG} gives for a row that is not there is rounded to the scale of its column there; here both get the digits of either.
 *   <li>A DECIMAL(38, 2) that meets a DECIMAL(18, 6) loses four digits there, none here.
 * </ul>
 */
final class Differences {
    private Differences() {}

    static Node extract(String unit, Node time) {
        String theirs =
                switch (unit) {
                    case "EPOCH" -> "CAST(floor(date_part('epoch', {0})) AS BIGINT)";
                    default -> "date_part('" + lower(unit) + "', {0})";
                };
        return Node.of(WHOLE, "EXTRACT(" + unit + " FROM {0})", theirs, time);
    }

    /** The whole units from one time to another. */
    static Node whole(String unit, Node from, Node to) {
        String fixed =
                switch (unit) {
                    case "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND" -> unit;
                    default -> "DAY";
                };
        return Node.of(
                WHOLE,
                "TIMESTAMPDIFF(" + fixed + ", {0}, {1})",
                "date_sub('" + lower(fixed) + "', {0}, {1})",
                from,
                to);
    }

    /** The same as an interval. */
    static Node between(String unit, Node from, Node to) {
        return Node.of(
                WHOLE,
                "CAST(({1} - {0}) " + unit + " AS BIGINT)",
                "date_sub('" + lower(unit) + "', {0}, {1})",
                from,
                to);
    }

    static Node printed(Node time) {
        return Node.of(
                TEXT,
                "CAST({0} AS VARCHAR)",
                "(CASE WHEN contains(CAST({0} AS VARCHAR), '.') THEN rpad(CAST({0} AS VARCHAR), 23, '0') ELSE CAST({0} AS VARCHAR) END)",
                time);
    }

    static Node floor(String unit, Node time) {
        return Node.of(TIME, "FLOOR({0} TO " + unit + ")", "date_trunc('" + lower(unit) + "', {0})", time);
    }

    static Node ceil(String unit, Node time) {
        String floor = "date_trunc('" + lower(unit) + "', {0})";
        return Node.of(
                TIME,
                "CEIL({0} TO " + unit + ")",
                "(CASE WHEN " + floor + " = {0} THEN {0} ELSE " + floor + " + INTERVAL 1 " + unit + " END)",
                time);
    }

    static Node floorOfDay(String unit, Node day) {
        return Node.of(DAY, "FLOOR({0} TO " + unit + ")", "CAST(date_trunc('" + lower(unit) + "', {0}) AS DATE)", day);
    }

    static Node shifted(String sign, int count, String unit, Node time) {
        return Node.of(
                TIME,
                "({0} " + sign + " INTERVAL '" + count + "' " + unit + ")",
                "({0} " + sign + " INTERVAL " + count + " " + unit + ")",
                time);
    }

    static Node added(String unit, int count, Node time) {
        return Node.of(
                TIME,
                "TIMESTAMPADD(" + unit + ", " + count + ", {0})",
                "({0} + INTERVAL (" + count + ") " + unit + ")",
                time);
    }

    /** How two columns vary together. */
    static Node together(String function, Node x, Node y, Node filter) {
        return Node.of(
                Node.Kind.DOUBLE,
                function + "(MOD({0}, 100), MOD({1}, 100)){2}",
                function + "({0} % 100, {1} % 100){2}",
                x,
                y,
                filter);
    }

    private static String lower(String unit) {
        return unit.toLowerCase(Locale.ROOT);
    }
}
