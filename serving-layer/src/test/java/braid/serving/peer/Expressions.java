package braid.serving.peer;

import static braid.serving.peer.Node.Kind.BOOLEAN;
import static braid.serving.peer.Node.Kind.DAY;
import static braid.serving.peer.Node.Kind.DECIMAL;
import static braid.serving.peer.Node.Kind.DOUBLE;
import static braid.serving.peer.Node.Kind.TEXT;
import static braid.serving.peer.Node.Kind.TIME;
import static braid.serving.peer.Node.Kind.WHOLE;

import braid.serving.peer.Node.Kind;
import java.util.List;
import java.util.Random;

/** Makes up expressions over the columns of a scope, and spells them for DuckDB by {@link Differences}. */
final class Expressions {
    private static final Kind[] KINDS = {WHOLE, DECIMAL, DOUBLE, TEXT, BOOLEAN, TIME, DAY};
    private static final String[] WHOLES = {"0", "1", "-1", "2", "7", "100"};
    private static final String[] DECIMALS = {"0.5", "-1.5", "0.00", "2.50", "1234.5678"};
    private static final String[] TEXTS = {"''", "'shop'", "'a'", "'\uD83D\uDE00'", "' '", "'first'", "'%'"};
    private static final String[] PATTERNS = {
        "'%'",
        "'_'",
        "''",
        "'a_b'",
        "'a%b'",
        "'first_second'",
        "'first%second'",
        "'x_y'",
        "'__'",
        "'%e%'",
        "'S%'",
        "'1%%'",
        "'_%_'"
    };
    private static final String[] TIMES = {
        "TIMESTAMP '0001-01-01 00:00:00'",
        "TIMESTAMP '1582-10-15 00:00:00'",
        "TIMESTAMP '1969-12-31 23:59:59.999'",
        "TIMESTAMP '2024-02-29 10:00:01.999'",
        "TIMESTAMP '2024-12-30 00:00:00'"
    };
    private static final String[] DAYS = {
        "DATE '0001-01-01'", "DATE '1969-12-31'", "DATE '2024-01-31'", "DATE '2024-02-29'"
    };
    private static final String[] FLOORS = {
        "YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "DECADE"
    };
    private static final String[] DAY_FLOORS = {"YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DECADE"};
    private static final String[] PARTS = {
        "YEAR",
        "QUARTER",
        "MONTH",
        "WEEK",
        "DAY",
        "ISODOW",
        "DOY",
        "ISOYEAR",
        "DECADE",
        "CENTURY",
        "MILLENNIUM",
        "HOUR",
        "MINUTE",
        "SECOND",
        "MILLISECOND",
        "DOW",
        "EPOCH"
    };
    private static final String[] COMPARISONS = {"=", "<>", "<", "<=", ">", ">="};

    private final Random random;
    private final List<Node> columns;

    Expressions(Random random, List<Node> columns) {
        this.random = random;
        this.columns = columns;
    }

    Node any(int depth) {
        return of(pick(KINDS), depth);
    }

    Node of(Kind kind, int depth) {
        if (depth <= 0 || random.nextInt(4) == 0) {
            return leaf(kind);
        }
        if (random.nextInt(5) == 0) {
            return general(kind, depth - 1);
        }
        if (random.nextInt(4) == 0) {
            return new Functions(random, this).of(kind, depth - 1);
        }
        return switch (kind) {
            case WHOLE -> whole(depth - 1);
            case DECIMAL -> decimal(depth - 1);
            case DOUBLE -> real(depth - 1);
            case TEXT -> text(depth - 1);
            case BOOLEAN -> condition(depth - 1);
            case TIME -> time(depth - 1);
            case DAY -> day(depth - 1);
            default -> throw new IllegalArgumentException(kind.name());
        };
    }

    /** A column of this kind; a constant only where there is none. */
    Node column(Kind kind) {
        List<Node> those = columns.stream().filter(c -> c.kind() == kind).toList();
        return those.isEmpty() ? constant(kind) : those.get(random.nextInt(those.size()));
    }

    private Node leaf(Kind kind) {
        return random.nextInt(3) == 0 ? constant(kind) : column(kind);
    }

    private Node constant(Kind kind) {
        return Node.of(
                kind,
                switch (kind) {
                    case WHOLE -> pick(WHOLES);
                    case DECIMAL -> pick(DECIMALS);
                    case DOUBLE -> "CAST(" + pick(DECIMALS) + " AS DOUBLE)";
                    case TEXT -> pick(TEXTS);
                    case BOOLEAN -> random.nextBoolean() ? "TRUE" : "FALSE";
                    case TIME -> pick(TIMES);
                    case DAY -> pick(DAYS);
                    default -> throw new IllegalArgumentException(kind.name());
                });
    }

    /** What there is for every type. */
    private Node general(Kind kind, int depth) {
        return switch (random.nextInt(4)) {
            case 0 ->
                Node.of(
                        kind,
                        "CASE WHEN {0} THEN {1} ELSE {2} END",
                        of(BOOLEAN, depth),
                        of(kind, depth),
                        of(kind, depth));
            case 1 -> Node.of(kind, "CASE WHEN {0} THEN {1} END", of(BOOLEAN, depth), of(kind, depth));
            case 2 -> Node.of(kind, "COALESCE({0}, {1})", of(kind, depth), of(kind, depth));
            default -> Node.of(kind, "NULLIF({0}, {1})", of(kind, depth), of(kind, depth));
        };
    }

    private Node whole(int depth) {
        return switch (random.nextInt(11)) {
            case 9 -> Node.of(WHOLE, "CAST({0} AS INTEGER)", of(DECIMAL, depth));
            case 10 ->
                Node.of(WHOLE, "CAST(CAST({0} AS VARCHAR) AS " + pick("BIGINT", "INTEGER") + ")", of(WHOLE, depth));
            case 0 -> Node.of(WHOLE, "CHAR_LENGTH({0})", "length({0})", of(TEXT, depth));
            case 1 -> Node.of(WHOLE, "POSITION({0} IN {1})", of(TEXT, depth), of(TEXT, depth));
            case 2, 3 -> Differences.extract(pick(PARTS), of(TIME, depth));
            case 4 -> Differences.extract(pick(DAY_FLOORS), of(DAY, depth));
            case 5 -> Differences.whole(pick(FLOORS), of(TIME, depth), of(TIME, depth));
            case 6 -> Differences.between(random.nextBoolean() ? "DAY" : "HOUR", of(TIME, depth), of(TIME, depth));
            case 7 -> Node.of(WHOLE, "MOD({0}, 7)", "({0} % 7)", column(WHOLE));
            default -> Node.of(WHOLE, "({0} " + pick("+", "-", "*") + " {1})", of(WHOLE, depth), of(WHOLE, depth));
        };
    }

    private Node decimal(int depth) {
        return switch (random.nextInt(6)) {
            case 4 ->
                Node.of(DECIMAL, "CAST({0} AS DECIMAL(" + pick("30, 2", "20, 0", "30, 6") + "))", of(DECIMAL, depth));
            case 5 -> Node.of(DECIMAL, "CAST({0} AS DECIMAL(30, 2))", of(WHOLE, depth));
            case 0 -> Node.of(DECIMAL, "({0} + {1})", column(DECIMAL), leaf(DECIMAL));
            case 1 -> Node.of(DECIMAL, "({0} - {1})", column(DECIMAL), leaf(DECIMAL));
            case 2 -> Node.of(DECIMAL, "({0} * {1})", column(DECIMAL), constant(DECIMAL));
            default -> Node.of(DECIMAL, "ABS({0})", of(DECIMAL, depth));
        };
    }

    private Node real(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> Node.of(DOUBLE, "({0} + {1})", of(DOUBLE, depth), of(DOUBLE, depth));
            case 1 -> Node.of(DOUBLE, "({0} / NULLIF({1}, CAST(0 AS DOUBLE)))", of(DOUBLE, depth), of(DOUBLE, depth));
            case 2 -> Node.of(DOUBLE, "CAST({0} AS DOUBLE)", of(DECIMAL, depth));
            default -> Node.of(DOUBLE, "CAST({0} AS DOUBLE)", of(WHOLE, depth));
        };
    }

    private Node text(int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> Node.of(TEXT, "UPPER({0})", of(TEXT, depth));
            case 1 -> Node.of(TEXT, "LOWER({0})", of(TEXT, depth));
            case 2 -> Node.of(TEXT, "({0} || {1})", of(TEXT, depth), of(TEXT, depth));
            case 3 ->
                Node.of(
                        TEXT,
                        "SUBSTRING({0} FROM " + (1 + random.nextInt(3)) + " FOR " + random.nextInt(4) + ")",
                        of(TEXT, depth));
            case 4 -> Node.of(TEXT, "TRIM(" + pick("BOTH", "LEADING", "TRAILING") + " ' ' FROM {0})", of(TEXT, depth));
            case 5 -> Differences.printed(of(TIME, depth));
            case 6 -> Node.of(TEXT, "CAST({0} AS VARCHAR)", of(DAY, depth));
            default -> Node.of(TEXT, "CAST({0} AS VARCHAR)", column(WHOLE));
        };
    }

    private Node time(int depth) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Differences.floor(pick(FLOORS), of(TIME, depth));
            case 2 -> Differences.ceil(pick(FLOORS), of(TIME, depth));
            case 3 ->
                Differences.shifted(
                        pick("+", "-"),
                        1 + random.nextInt(40),
                        pick("MONTH", "DAY", "HOUR", "SECOND"),
                        of(TIME, depth));
            case 4 -> Differences.added(pick(FLOORS), random.nextInt(7) - 3, of(TIME, depth));
            default -> Node.of(TIME, "CAST({0} AS TIMESTAMP)", of(DAY, depth));
        };
    }

    private Node day(int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> Node.of(DAY, "CAST({0} AS DATE)", of(TIME, depth));
            case 1 -> Differences.floorOfDay(pick(DAY_FLOORS), of(DAY, depth));
            case 2 -> Node.of(DAY, "LAST_DAY({0})", of(DAY, depth));
            default ->
                Node.of(DAY, "({0} + INTERVAL '1' MONTH)", "CAST({0} + INTERVAL 1 MONTH AS DATE)", of(DAY, depth));
        };
    }

    Node condition(int depth) {
        Kind kind = pick(KINDS);
        return switch (random.nextInt(10)) {
            case 0, 1 -> Node.of(BOOLEAN, "({0} " + pick(COMPARISONS) + " {1})", of(kind, depth), of(kind, depth));
            case 2 -> Node.of(BOOLEAN, "({0} " + pick("AND", "OR") + " {1})", of(BOOLEAN, depth), of(BOOLEAN, depth));
            case 3 -> Node.of(BOOLEAN, "(NOT {0})", of(BOOLEAN, depth));
            case 4 -> Node.of(BOOLEAN, "({0} IS " + pick("", "NOT ") + "NULL)", of(kind, depth));
            case 5 -> Node.of(BOOLEAN, "({0} " + pick("", "NOT ") + "LIKE " + pick(PATTERNS) + ")", of(TEXT, depth));
            case 6 ->
                Node.of(
                        BOOLEAN,
                        "({0} " + pick("", "NOT ") + "IN ({1}, {2}))",
                        of(kind, depth),
                        constant(kind),
                        constant(kind));
            case 7 ->
                Node.of(
                        BOOLEAN,
                        "({0} " + pick("", "NOT ") + "BETWEEN {1} AND {2})",
                        of(kind, depth),
                        leaf(kind),
                        leaf(kind));
            case 8 ->
                Node.of(
                        BOOLEAN,
                        "({0} IS " + pick("", "NOT ") + "DISTINCT FROM {1})",
                        of(kind, depth),
                        of(kind, depth));
            default ->
                Node.of(BOOLEAN, "({0} IS " + pick("", "NOT ") + pick("TRUE", "FALSE") + ")", of(BOOLEAN, depth));
        };
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[random.nextInt(from.length)];
    }
}
