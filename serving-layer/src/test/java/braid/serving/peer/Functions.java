package braid.serving.peer;

import static braid.serving.peer.Node.Kind.BOOLEAN;
import static braid.serving.peer.Node.Kind.DAY;
import static braid.serving.peer.Node.Kind.DECIMAL;
import static braid.serving.peer.Node.Kind.DOUBLE;
import static braid.serving.peer.Node.Kind.TEXT;
import static braid.serving.peer.Node.Kind.TIME;
import static braid.serving.peer.Node.Kind.WHOLE;

import braid.serving.peer.Node.Kind;
import java.util.Random;

/** Functions, aggregates and windows as people and tools write them, by kind of what comes of them. */
final class Functions {
    private static final String[] TRUNCATED = {"year", "quarter", "month", "week", "day", "hour", "minute"};
    private static final Kind[] ORDERED = {WHOLE, DECIMAL, TEXT, TIME, DAY};

    private final Random random;
    private final Expressions make;

    Functions(Random random, Expressions make) {
        this.random = random;
        this.make = make;
    }

    /** One that this kind has of its own, or one that every kind has. */
    Node of(Kind kind, int depth) {
        if (random.nextInt(4) == 0) {
            return common(kind, depth);
        }
        return switch (kind) {
            case WHOLE -> whole(depth);
            case TEXT -> text(depth);
            case BOOLEAN -> condition(depth);
            case TIME -> Node.of(TIME, "DATE_TRUNC('" + make.pick(TRUNCATED) + "', {0})", make.of(TIME, depth));
            case DECIMAL -> Node.of(DECIMAL, make.pick("ROUND", "FLOOR", "CEIL") + "({0})", make.column(DECIMAL));
            default -> common(kind, depth);
        };
    }

    private Node common(Kind kind, int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> Node.of(kind, "IFNULL({0}, {1})", make.of(kind, depth), make.of(kind, depth));
            case 1 ->
                Node.of(kind, "IF({0}, {1}, {2})", make.of(BOOLEAN, depth), make.of(kind, depth), make.of(kind, depth));
            case 2 ->
                Node.of(
                        kind,
                        "CASE {0} WHEN {1} THEN {2} ELSE {3} END",
                        make.column(TEXT),
                        make.of(TEXT, 0),
                        make.of(kind, depth),
                        make.of(kind, depth));
            default ->
                kind == BOOLEAN
                        ? Node.of(kind, "({0} AND {1})", make.of(kind, depth), make.of(kind, depth))
                        : Node.of(
                                kind,
                                make.pick("GREATEST", "LEAST") + "({0}, {1})",
                                make.of(kind, depth),
                                make.of(kind, depth));
        };
    }

    private Node whole(int depth) {
        return switch (random.nextInt(5)) {
            case 0 ->
                Node.of(WHOLE, make.pick("STRPOS", "INSTR") + "({0}, {1})", make.of(TEXT, depth), make.of(TEXT, 0));
            case 1 -> Node.of(WHOLE, make.pick("YEAR", "MONTH", "HOUR") + "({0})", make.of(TIME, depth));
            case 2 ->
                Node.of(
                                WHOLE,
                                "DATEDIFF(" + "{U}, {0}, {1})",
                                "DATEDIFF('{U}', {0}, {1})",
                                make.of(TIME, depth),
                                make.of(TIME, depth))
                        .with("{U}", make.pick("YEAR", "QUARTER", "MONTH", "DAY", "HOUR", "SECOND"));
            case 3 -> Node.of(WHOLE, "DATE_PART('" + make.pick(TRUNCATED) + "', {0})", make.of(TIME, depth));
            default -> Node.of(WHOLE, "SIGN({0})", make.column(make.pick(WHOLE, DECIMAL)));
        };
    }

    private Node text(int depth) {
        int few = random.nextInt(5);
        return switch (random.nextInt(9)) {
            case 0 -> Node.of(TEXT, make.pick("LEFT", "RIGHT") + "({0}, " + few + ")", make.of(TEXT, depth));
            case 1 -> Node.of(TEXT, make.pick("LPAD", "RPAD") + "({0}, " + few + ", '*')", make.of(TEXT, depth));
            case 2 ->
                Node.of(TEXT, "REPLACE({0}, " + make.pick("'o'", "'\n'", "' '") + ", '--')", make.of(TEXT, depth));
            case 3 -> Node.of(TEXT, "CONCAT({0}, '/', {1})", make.of(TEXT, depth), make.of(TEXT, depth));
            case 4 -> Node.of(TEXT, make.pick("LTRIM", "RTRIM") + "({0})", make.of(TEXT, depth));
            case 5 -> Node.of(TEXT, "REPEAT({0}, " + few + ")", make.of(TEXT, depth));
            case 6 ->
                Node.of(
                        TEXT,
                        "SPLIT_PART({0}, " + make.pick("'o'", "' '", "'a'") + ", " + (1 + few) + ")",
                        make.of(TEXT, depth));
            case 7 -> Node.of(TEXT, "MD5({0})", make.of(TEXT, depth));
            default -> Node.of(TEXT, "SUBSTR({0}, " + (1 + few) + ", " + random.nextInt(4) + ")", make.of(TEXT, depth));
        };
    }

    private Node condition(int depth) {
        return switch (random.nextInt(5)) {
            case 0 -> Node.of(BOOLEAN, "STARTS_WITH({0}, {1})", make.of(TEXT, depth), make.of(TEXT, 0));
            case 1 -> Node.of(BOOLEAN, "CONTAINS({0}, {1})", make.of(TEXT, depth), make.of(TEXT, 0));
            case 2 ->
                Node.of(BOOLEAN, "REGEXP_LIKE({0}, " + "{P})", "regexp_matches({0}, {P})", make.of(TEXT, depth))
                        .with("{P}", make.pick("'^[a-s]'", "'o+'", "'^$'", "'[0-9]+'", "'S|f'"));
            case 3 ->
                Node.of(
                        BOOLEAN,
                        "({0} ILIKE " + make.pick("'SHOP'", "'%O%'", "'f_rst%'", "'%\u00c9'") + ")",
                        make.of(TEXT, depth));
            default -> Node.of(BOOLEAN, "ENDS_WITH({0}, {1})", make.of(TEXT, depth), make.of(TEXT, 0));
        };
    }

    /**
     * @param filter a clause
     * @param number a column that no two rows share, so that there is one answer; empty where there is none
     */
    Node aggregate(Node filter, String number) {
        Kind kind = make.pick(ORDERED);
        return switch (random.nextInt(number.isEmpty() ? 6 : 7)) {
            case 0 ->
                Node.of(
                        DOUBLE,
                        "PERCENTILE_CONT(" + make.pick("0.5", "0", "1", "0.9", "0.333")
                                + ") WITHIN GROUP (ORDER BY CAST({0} AS DOUBLE)){1}",
                        make.column(make.pick(WHOLE, DECIMAL)),
                        filter);
            case 1 -> Node.of(DOUBLE, "MEDIAN(CAST({0} AS DOUBLE)){1}", make.column(make.pick(WHOLE, DECIMAL)), filter);
            case 2 -> Node.of(BOOLEAN, make.pick("BOOL_AND", "BOOL_OR") + "({0}){1}", make.of(BOOLEAN, 1), filter);
            case 3 ->
                Node.of(WHOLE, "COUNT_IF({0}){1}", "COUNT(CASE WHEN {0} THEN 1 END){1}", make.of(BOOLEAN, 1), filter);
            case 4 -> Node.of(WHOLE, "SUM(DISTINCT {0}){1}", make.column(WHOLE), filter);
            case 5 -> Node.of(DOUBLE, "AVG({0}){1}", make.column(make.pick(WHOLE, DOUBLE)), filter);
            default ->
                Node.of(kind, "{P}({0}, " + number + "){1}", make.column(kind), filter)
                        .with("{P}", make.pick("MIN_BY", "MAX_BY"));
        };
    }

    /** @param by what rows are put together by */
    Node window(Node by) {
        Kind kind = make.pick(ORDERED);
        String two = String.valueOf(1 + random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> Node.of(WHOLE, "NTILE(" + two + ") OVER (PARTITION BY {0} ORDER BY v.id)", by);
            case 1 -> Node.of(WHOLE, "DENSE_RANK() OVER (ORDER BY {0} NULLS FIRST)", by);
            case 2 -> Node.of(DOUBLE, make.pick("PERCENT_RANK", "CUME_DIST") + "() OVER (ORDER BY {0} NULLS LAST)", by);
            case 3 ->
                Node.of(
                                kind,
                                "{P}({1}, " + two + ", {2}) OVER (PARTITION BY {0} ORDER BY v.id)",
                                by,
                                make.of(kind, 1),
                                kind == DECIMAL ? Node.of(DECIMAL, "0.5") : make.of(kind, 0))
                        .with("{P}", make.pick("LAG", "LEAD"));
            case 4 ->
                Node.of(
                                kind,
                                "{P}({1}) IGNORE NULLS OVER (PARTITION BY {0} ORDER BY v.id)",
                                "{P}({1} IGNORE NULLS) OVER (PARTITION BY {0} ORDER BY v.id)",
                                by,
                                make.of(kind, 1))
                        .with("{P}", make.pick("LAG", "LEAD", "FIRST_VALUE", "LAST_VALUE"));
            default ->
                Node.of(
                        kind,
                        "NTH_VALUE({1}, " + two + ") OVER (PARTITION BY {0} ORDER BY v.id)",
                        by,
                        make.of(kind, 1));
        };
    }
}
