package braid.answer.sql.dialect.spelling;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Aggregate functions by the names that other engines give them. */
public final class AggregateSpellings {
    private static final Map<String, Spelling> ALL = new HashMap<>();

    static {
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.EVERY, 1), "BOOL_AND", "LOGICAL_AND", "BOOLAND_AGG");
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.SOME, 1), "BOOL_OR", "LOGICAL_OR", "BOOLOR_AGG");
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.ARG_MIN, 2), "MIN_BY");
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.ARG_MAX, 2), "MAX_BY");
        Spelling.put(ALL, Spelling.taking(1, AggregateSpellings::count), "COUNT_IF", "COUNTIF");
        Spelling.put(ALL, Spelling.taking(1, call -> percentile(call, Nodes.decimal("0.5", call))), "MEDIAN");
        Spelling.put(ALL, Spelling.taking(2, call -> percentile(call, call.operand(1))), "QUANTILE_CONT", "PERCENTILE");
        Spelling.put(ALL, Spelling.taking(1, 2, AggregateSpellings::list), "GROUP_CONCAT");
        Spelling.put(ALL, Spelling.taking(2, AggregateSpellings::correlation), "CORR");
        Spelling.put(ALL, Spelling.taking(2, AggregateSpellings::slope), "REGR_SLOPE");
    }

    private AggregateSpellings() {}

    /** How each is written in the standard, by its name. */
    public static Map<String, Spelling> functions() {
        return Collections.unmodifiableMap(ALL);
    }

    private static SqlNode count(SqlCall call) {
        SqlNode one = Nodes.choice(call.operand(0), Nodes.number(1, call), Nodes.nothing(call), call);
        return Nodes.call(SqlStdOperatorTable.COUNT, call, one);
    }

    private static SqlNode percentile(SqlCall call, SqlNode fraction) {
        SqlNode function = Nodes.call(SqlStdOperatorTable.PERCENTILE_CONT, call, fraction);
        return Nodes.call(SqlStdOperatorTable.WITHIN_GROUP, call, function, SqlNodeList.of(call.operand(0)));
    }

    /**
     * A percentile with FILTER, which Calcite does not convert: of the values that the condition lets through, as it passes over NULL. {@code null} of
     * another call.
     */
    public static SqlNode filtered(SqlCall call) {
        if (call.getKind() != SqlKind.FILTER
                || !(call.operand(0) instanceof SqlCall ordered)
                || ordered.getKind() != SqlKind.WITHIN_GROUP
                || !((SqlCall) ordered.operand(0))
                        .getOperator()
                        .getName()
                        .toUpperCase(Locale.ROOT)
                        .startsWith("PERCENTILE_")) {
            return null;
        }
        SqlNodeList order = new SqlNodeList(ordered.<SqlNode>operand(1).getParserPosition());
        for (SqlNode each : (SqlNodeList) ordered.operand(1)) {
            order.add(
                    each.getKind() == SqlKind.DESCENDING
                            ? Nodes.call(SqlStdOperatorTable.DESC, each, known(((SqlCall) each).operand(0), call))
                            : known(each, call));
        }
        return Nodes.call(SqlStdOperatorTable.WITHIN_GROUP, ordered, ordered.operand(0), order);
    }

    private static SqlNode known(SqlNode value, SqlCall filter) {
        return Nodes.choice(filter.operand(1), value, Nodes.nothing(value), value);
    }

    private static SqlNode list(SqlCall call) {
        SqlNode between = call.operandCount() == 2 ? call.operand(1) : Nodes.text(",", call);
        return Nodes.call(SqlStdOperatorTable.LISTAGG, call, call.operand(0), between);
    }

    /** The covariance over the root of the product of both spreads, each of the rows that have both values. */
    private static SqlNode correlation(SqlCall call) {
        SqlNode spreads = Nodes.call(
                SqlStdOperatorTable.MULTIPLY,
                call,
                root(of(SqlStdOperatorTable.REGR_SXX, call)),
                root(of(SqlStdOperatorTable.REGR_SYY, call)));
        return ratio(covered(call), spreads, call);
    }

    private static SqlNode slope(SqlCall call) {
        return ratio(covered(call), Nodes.asDouble(of(SqlStdOperatorTable.REGR_SXX, call)), call);
    }

    /** The covariance of all rows together. */
    private static SqlNode covered(SqlCall call) {
        return Nodes.call(
                SqlStdOperatorTable.MULTIPLY,
                call,
                Nodes.asDouble(of(SqlStdOperatorTable.COVAR_POP, call)),
                of(SqlStdOperatorTable.REGR_COUNT, call));
    }

    private static SqlNode of(SqlOperator aggregate, SqlCall call) {
        return Nodes.call(aggregate, call, call.operand(0), call.operand(1));
    }

    private static SqlNode root(SqlNode value) {
        return Nodes.call(SqlStdOperatorTable.SQRT, value, Nodes.asDouble(value));
    }

    /** NULL where there is nothing to divide by. */
    private static SqlNode ratio(SqlNode above, SqlNode below, SqlCall call) {
        return Nodes.call(
                SqlStdOperatorTable.DIVIDE,
                call,
                above,
                Nodes.call(SqlStdOperatorTable.NULLIF, call, below, Nodes.number(0, call)));
    }
}
