package braid.serving.peer;

import static braid.serving.peer.Node.Kind.BOOLEAN;
import static braid.serving.peer.Node.Kind.CLAUSE;
import static braid.serving.peer.Node.Kind.DAY;
import static braid.serving.peer.Node.Kind.DECIMAL;
import static braid.serving.peer.Node.Kind.DOUBLE;
import static braid.serving.peer.Node.Kind.QUERY;
import static braid.serving.peer.Node.Kind.TEXT;
import static braid.serving.peer.Node.Kind.TIME;
import static braid.serving.peer.Node.Kind.WHOLE;

import braid.answer.rows.column.ResultColumn;
import braid.core.type.DataType;
import braid.serving.peer.Node.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes up whole statements over the views. */
final class Queries {
    private static final int DEPTH = 3;
    private static final Kind[] KINDS = {WHOLE, DECIMAL, DOUBLE, TEXT, BOOLEAN, TIME, DAY};

    private final Map<String, List<ResultColumn>> views;
    private final Random random;

    Queries(Map<String, List<ResultColumn>> views, Random random) {
        this.views = views;
        this.random = random;
    }

    /** Statements of one shape, chosen by chance. */
    Node next() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> plain();
            case 2, 3 -> grouped();
            case 4 -> joined();
            case 5 -> combined();
            case 6 -> windowed();
            case 7 -> written();
            default -> nested();
        };
    }

    private List<Node> columns(String view, String alias) {
        return views.get(view).stream()
                .map(column -> Node.of(kind(column.type()), alias + "." + column.name()))
                .toList();
    }

    private static Kind kind(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> TEXT;
            case BOOLEAN -> BOOLEAN;
            case INTEGER, BIGINT -> WHOLE;
            case DECIMAL -> DECIMAL;
            case DOUBLE -> DOUBLE;
            case DATE -> DAY;
            default -> TIME;
        };
    }

    private String view() {
        return random.nextInt(4) == 0 ? "brief" : "wide";
    }

    private Node plain() {
        String view = view();
        Expressions make = new Expressions(random, columns(view, "v"));
        List<Node> items = IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> make.any(DEPTH))
                .toList();
        return select(make, items, view + " AS v", true);
    }

    /** @param distinct whether it may say so */
    private Node select(Expressions make, List<Node> items, String from, boolean distinct) {
        return Node.of(
                QUERY,
                "SELECT " + (random.nextInt(5) == 0 && distinct ? "DISTINCT " : "") + "{0} FROM " + from + "{1}{2}",
                Node.list(named(items)),
                where(make),
                random.nextInt(3) == 0 ? ordered(items.size()) : Node.none());
    }

    private List<Node> named(List<Node> items) {
        return IntStream.range(0, items.size())
                .mapToObj(i -> Node.of(items.get(i).kind(), "{0} AS c" + i, items.get(i)))
                .toList();
    }

    private Node where(Expressions make) {
        return random.nextInt(3) == 0 ? Node.none() : Node.of(CLAUSE, " WHERE {0}", condition(make));
    }

    private Node condition(Expressions make) {
        return switch (random.nextInt(8)) {
            case 0 ->
                Node.of(
                        BOOLEAN,
                        "({0} " + make.pick("", "NOT ") + "IN (SELECT b.name FROM brief AS b{1}))",
                        make.of(TEXT, 1),
                        clause(" WHERE {0}", new Expressions(random, columns("brief", "b")).condition(1)));
            case 1 ->
                Node.of(
                        BOOLEAN,
                        "(" + make.pick("", "NOT ") + "EXISTS (SELECT 1 FROM brief AS b WHERE b.name = {0} AND {1}))",
                        make.column(TEXT),
                        new Expressions(random, columns("brief", "b")).condition(1));
            case 3 ->
                Node.of(
                        BOOLEAN,
                        "({0} " + make.pick("=", "<>", "<") + " (SELECT MAX(b.n) FROM brief AS b WHERE b.name = {1}))",
                        make.of(WHOLE, 1),
                        make.column(TEXT));
            case 2 ->
                Node.of(
                        BOOLEAN,
                        "({0} >= (SELECT " + make.pick("MIN", "MAX") + "(b.n) FROM brief AS b{1}))",
                        make.of(WHOLE, 1),
                        clause(" WHERE {0}", new Expressions(random, columns("brief", "b")).condition(1)));
            default -> make.condition(DEPTH);
        };
    }

    private Node clause(String text, Node part) {
        return random.nextBoolean() ? Node.none() : Node.of(CLAUSE, text, part);
    }

    /** By all columns, so that rows that tie are equal and LIMIT has one right answer. */
    private Node ordered(int columns) {
        String order = IntStream.rangeClosed(1, columns)
                .mapToObj(i -> i
                        + (random.nextBoolean() ? " ASC" : " DESC")
                        + (random.nextBoolean() ? " NULLS FIRST" : " NULLS LAST"))
                .collect(Collectors.joining(", "));
        Node limit = clause(" LIMIT " + (1 + random.nextInt(5)) + " OFFSET " + random.nextInt(3));
        return Node.of(CLAUSE, " ORDER BY " + order + "{0}", limit);
    }

    private Node clause(String text) {
        return random.nextBoolean() ? Node.none() : Node.of(CLAUSE, text);
    }

    private Node grouped() {
        String view = view();
        Expressions make = new Expressions(random, columns(view, "v"));
        List<Node> keys =
                IntStream.range(0, random.nextInt(3)).mapToObj(i -> key(make)).toList();
        List<Node> items = new ArrayList<>(keys);
        IntStream.range(0, 1 + random.nextInt(2))
                .forEach(i -> items.add(aggregate(make, view.equals("wide") ? "v.id" : "")));
        String group = keys.isEmpty() ? "" : groups(keys.size());
        List<Node> parts = new ArrayList<>(List.of(Node.list(named(items)), where(make), having(make)));
        parts.addAll(keys);
        return Node.of(QUERY, "SELECT {0} FROM " + view + " AS v{1}" + group + "{2}", parts.toArray(Node[]::new));
    }

    private String groups(int keys) {
        String list =
                IntStream.range(0, keys).mapToObj(i -> "{" + (3 + i) + "}").collect(Collectors.joining(", "));
        return switch (random.nextInt(6)) {
            case 4 -> " GROUP BY ROLLUP(" + list + ")";
            case 5 -> " GROUP BY CUBE(" + list + ")";
            case 3 -> keys == 2 ? " GROUP BY GROUPING SETS ((" + list + "), ({3}), ())" : " GROUP BY " + list;
            default -> " GROUP BY " + list;
        };
    }

    /** A group's expression is a column or one over it; a constant would be the place of a column to DuckDB. */
    private Node key(Expressions make) {
        return switch (random.nextInt(6)) {
            case 0 -> Differences.floor(make.pick("YEAR", "MONTH", "WEEK", "DAY"), make.column(TIME));
            case 1 -> Differences.extract(make.pick("YEAR", "WEEK", "ISODOW"), make.column(TIME));
            case 2 -> Node.of(TEXT, "UPPER({0})", make.column(TEXT));
            default -> make.column(make.pick(KINDS));
        };
    }

    private Node having(Expressions make) {
        return random.nextInt(4) == 0
                ? Node.of(CLAUSE, " HAVING {0} " + make.pick(">", "<=", "<>") + " " + random.nextInt(4), count(make))
                : Node.none();
    }

    private static Node count(Expressions make) {
        return Node.of(WHOLE, "COUNT({0})", make.any(1));
    }

    /** @param number a column that no two rows share; empty where there is none */
    private Node aggregate(Expressions make, String number) {
        Kind kind = make.pick(KINDS);
        Node filter = random.nextInt(4) == 0 ? Node.of(CLAUSE, " FILTER (WHERE {0})", make.condition(1)) : Node.none();
        if (random.nextInt(4) == 0) {
            return new Functions(random, make).aggregate(filter, number);
        }
        return switch (random.nextInt(9)) {
            case 6 ->
                Node.of(
                        DOUBLE,
                        make.pick("STDDEV_POP", "STDDEV_SAMP", "VAR_POP", "VAR_SAMP") + "({0}){1}",
                        make.column(make.pick(DOUBLE, WHOLE)),
                        filter);
            case 7 ->
                Differences.together(
                        make.pick("COVAR_POP", "COVAR_SAMP", "REGR_SXX", "REGR_SYY"),
                        make.column(WHOLE),
                        make.column(WHOLE),
                        filter);
            case 8 ->
                Node.of(
                        TEXT,
                        "LISTAGG({0}, '|') WITHIN GROUP (ORDER BY {0}){1}",
                        "STRING_AGG({0}, '|' ORDER BY {0} NULLS LAST){1}",
                        make.column(TEXT),
                        filter);
            case 0 -> Node.of(WHOLE, "COUNT(*){0}", filter);
            case 1 -> Node.of(WHOLE, "COUNT(" + make.pick("", "DISTINCT ") + "{0}){1}", make.of(kind, 2), filter);
            case 2 -> Node.of(DECIMAL, "SUM({0}){1}", make.column(DECIMAL), filter);
            case 3 -> Node.of(DOUBLE, "AVG({0}){1}", make.of(DECIMAL, 1), filter);
            default ->
                kind == BOOLEAN
                        ? Node.of(WHOLE, "COUNT({0}){1}", make.of(kind, 2), filter)
                        : Node.of(kind, make.pick("MIN", "MAX") + "({0}){1}", make.of(kind, 2), filter);
        };
    }

    private Node joined() {
        List<Node> both = new ArrayList<>(columns("wide", "v"));
        both.addAll(columns("brief", "b"));
        Expressions make = new Expressions(random, both);
        List<Node> items = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> make.any(2))
                .toList();
        return Node.of(
                QUERY,
                "SELECT {0} FROM wide AS v " + make.pick("INNER", "LEFT", "RIGHT", "FULL")
                        + " JOIN brief AS b ON v.name = b.name{1}{2}",
                Node.list(named(items)),
                random.nextInt(3) == 0 ? Node.of(CLAUSE, " AND v.ok = b.ok") : Node.none(),
                where(make));
    }

    private Node combined() {
        Kind[] kinds = IntStream.range(0, 1 + random.nextInt(2))
                .mapToObj(i -> KINDS[random.nextInt(KINDS.length)])
                .toArray(Kind[]::new);
        String[] operators = {"UNION", "UNION ALL", "INTERSECT", "EXCEPT", "INTERSECT ALL", "EXCEPT ALL"};
        String first = operators[random.nextInt(operators.length)];
        String second = operators[random.nextInt(operators.length)];
        return switch (random.nextInt(3)) {
            case 0 -> Node.of(QUERY, "{0} " + first + " {1}", part(kinds), part(kinds));
            case 1 ->
                Node.of(QUERY, "({0} " + first + " {1}) " + second + " {2}", part(kinds), part(kinds), part(kinds));
            default ->
                Node.of(QUERY, "{0} " + first + " ({1} " + second + " {2})", part(kinds), part(kinds), part(kinds));
        };
    }

    private Node part(Kind[] kinds) {
        String view = view();
        Expressions make = new Expressions(random, columns(view, "v"));
        List<Node> items =
                java.util.Arrays.stream(kinds).map(kind -> make.of(kind, 2)).toList();
        return Node.of(QUERY, "SELECT {0} FROM " + view + " AS v{1}", Node.list(named(items)), where(make));
    }

    private Node windowed() {
        Expressions make = new Expressions(random, columns("wide", "v"));
        Node by = make.column(make.pick(KINDS));
        Node over = random.nextInt(3) == 0
                ? new Functions(random, make).window(by)
                : switch (random.nextInt(9)) {
                    case 6 ->
                        Node.of(
                                DOUBLE,
                                make.pick("STDDEV_POP", "VAR_SAMP", "AVG")
                                        + "({1}) OVER (PARTITION BY {0} ORDER BY v.id" + frame(make) + ")",
                                by,
                                make.column(make.pick(WHOLE, DOUBLE)));
                    case 7 -> {
                        Kind kind = make.pick(WHOLE, TEXT, TIME, DAY, DECIMAL, BOOLEAN);
                        yield Node.of(
                                kind,
                                make.pick("FIRST_VALUE", "LAST_VALUE") + "({1}) OVER (PARTITION BY {0} ORDER BY v.id"
                                        + frame(make) + ")",
                                by,
                                make.of(kind, 1));
                    }
                    case 8 ->
                        Node.of(
                                DECIMAL,
                                "SUM({1}) OVER (PARTITION BY {0} ORDER BY v.id" + frame(make) + ")",
                                by,
                                make.column(make.pick(DECIMAL, WHOLE)));
                    case 0 -> Node.of(WHOLE, "ROW_NUMBER() OVER (PARTITION BY {0} ORDER BY v.id)", by);
                    case 1 -> Node.of(WHOLE, "RANK() OVER (ORDER BY {0} NULLS LAST)", by);
                    case 2 -> Node.of(WHOLE, "COUNT({1}) OVER (PARTITION BY {0})", by, make.any(1));
                    case 3 -> Node.of(TEXT, "LAG({0}) OVER (ORDER BY v.id)", make.of(TEXT, 1));
                    case 4 -> {
                        Kind kind = make.pick(WHOLE, TEXT, TIME, DAY, DECIMAL);
                        yield Node.of(kind, "MAX({1}) OVER (PARTITION BY {0} ORDER BY v.id)", by, make.of(kind, 1));
                    }
                    default ->
                        Node.of(DECIMAL, "SUM({1}) OVER (PARTITION BY {0} ORDER BY v.id)", by, make.column(DECIMAL));
                };
        return select(make, List.of(make.column(WHOLE), over), "wide AS v", over.kind() != DOUBLE);
    }

    private static String frame(Expressions make) {
        return make.pick(
                "",
                " ROWS 2 PRECEDING",
                " ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING",
                " ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                " ROWS BETWEEN 3 PRECEDING AND 1 PRECEDING",
                " ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING");
    }

    /** Forms that people write more often than a grammar shows them. */
    private Node written() {
        Expressions make = new Expressions(random, columns("wide", "v"));
        return switch (random.nextInt(7)) {
            case 0 -> {
                Kind kind = make.pick(KINDS);
                Expressions over = new Expressions(random, List.of(Node.of(kind, "t.c0")));
                yield Node.of(
                        QUERY,
                        "WITH s AS ({0}), t AS (SELECT DISTINCT c0 FROM s) SELECT {1} AS c0 FROM t{2}",
                        part(new Kind[] {kind}),
                        over.of(kind, 2),
                        where(over));
            }
            case 1 ->
                Node.of(
                        QUERY,
                        "SELECT {0} AS k, COUNT(*) AS n FROM wide AS v{1} GROUP BY " + make.pick("1", "k")
                                + " HAVING n > " + random.nextInt(3) + " ORDER BY "
                                + make.pick("n DESC, k NULLS LAST", "k NULLS FIRST", "2, 1 NULLS LAST"),
                        key(make),
                        where(make));
            case 2 ->
                Node.of(
                        QUERY,
                        "SELECT v.id, (SELECT " + make.pick("MAX", "MIN", "SUM")
                                + "(b.n) FROM brief AS b WHERE b.name = v.name) AS m FROM wide AS v{0}",
                        where(make));
            case 3 ->
                Node.of(
                        QUERY,
                        "SELECT name, COUNT(*) AS c0, MAX(v.id) AS c1 FROM wide AS v " + make.pick("", "LEFT ", "FULL ")
                                + "JOIN brief AS b USING (name) GROUP BY name{0}",
                        having(make));
            case 4 ->
                Node.of(
                        QUERY,
                        "SELECT {0} AS c0, v.id FROM wide AS v{1} QUALIFY ROW_NUMBER() OVER (PARTITION BY {2} ORDER BY v.id) = 1",
                        make.any(2),
                        where(make),
                        make.column(make.pick(KINDS)));
            case 5 ->
                Node.of(
                        QUERY,
                        "SELECT {0} AS c0 FROM wide AS v, brief AS b WHERE v.name = b.name AND {1}",
                        make.any(2),
                        make.condition(2));
            default ->
                Node.of(
                        QUERY,
                        "SELECT v.id FROM wide AS v WHERE {0} " + make.pick("= ANY", "> ALL", "<= ANY", "<> ALL")
                                + " (SELECT b.n FROM brief AS b{1})",
                        make.of(WHOLE, 1),
                        clause(" WHERE {0}", new Expressions(random, columns("brief", "b")).condition(1)));
        };
    }

    private Node nested() {
        Kind[] kinds = IntStream.range(0, 2)
                .mapToObj(i -> KINDS[random.nextInt(KINDS.length)])
                .toArray(Kind[]::new);
        List<Node> inner = IntStream.range(0, kinds.length)
                .mapToObj(i -> Node.of(kinds[i], "t.c" + i))
                .toList();
        Expressions make = new Expressions(random, inner);
        List<Node> items = List.of(make.of(kinds[0], 2), make.of(kinds[1], 1));
        return Node.of(QUERY, "SELECT {0} FROM ({1}) AS t{2}", Node.list(named(items)), part(kinds), where(make));
    }
}
