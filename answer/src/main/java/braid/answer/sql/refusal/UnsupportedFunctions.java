package braid.answer.sql.refusal;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.mistake.SqlMistakes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.adapter.enumerable.RexImpTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Refuses functions that are known, parsed and typed, but for which there is no code: found in the tree before it is planned, because the
 * planner would only say that it has no plan.
 */
public final class UnsupportedFunctions extends RelVisitor {
    /** What the planner writes in terms of others. */
    private static final Set<SqlKind> REDUCED = EnumSet.of(
            SqlKind.SUM,
            SqlKind.AVG,
            SqlKind.STDDEV_POP,
            SqlKind.STDDEV_SAMP,
            SqlKind.VAR_POP,
            SqlKind.VAR_SAMP,
            SqlKind.COVAR_POP,
            SqlKind.COVAR_SAMP,
            SqlKind.REGR_SXX,
            SqlKind.REGR_SYY,
            SqlKind.REGR_COUNT);

    private final RexShuttle expressions = new RexShuttle() {
        @Override
        public RexNode visitOver(RexOver over) {
            SqlAggFunction function = over.getAggOperator();
            if (RexImpTable.INSTANCE.get(function, true) == null && !REDUCED.contains(function.getKind())) {
                throw refuse(function, " over a window", overWindow(function.getKind()));
            }
            if (function.getKind() == SqlKind.NTH_VALUE
                    && !(over.getWindow().getUpperBound().isUnbounded()
                            && over.getWindow().getUpperBound().isFollowing())) {
                throw refuse(
                        function,
                        " over a frame that does not reach the end",
                        "Write ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING, or filter by ROW_NUMBER().");
            }
            return super.visitOver(over);
        }

        @Override
        public RexNode visitCall(RexCall call) {
            boolean known = call.getKind() == SqlKind.CASE
                    || call.getKind() == SqlKind.SEARCH
                    || RexImpTable.INSTANCE.get(call.getOperator()) != null;
            if (!known) {
                throw refuse(call.getOperator(), "", "Compute it from what came.");
            }
            return super.visitCall(call);
        }
    };

    private final SqlNode statement;

    private final String text;

    private UnsupportedFunctions(SqlNode statement, String text) {
        this.statement = statement;
        this.text = text;
    }

    /**
     * @param statement what the tree was made of, for places
     * @param text that it was parsed from
     * @throws BadRequest at the first that is found
     */
    public static void check(RelNode tree, SqlNode statement, String text) {
        new UnsupportedFunctions(statement, text).go(tree);
    }

    @Override
    public void visit(RelNode node, int ordinal, RelNode parent) {
        if (node instanceof Aggregate aggregate) {
            aggregate.getAggCallList().forEach(this::check);
        }
        node.accept(expressions);
        super.visit(node, ordinal, parent);
    }

    private void check(AggregateCall call) {
        SqlAggFunction function = call.getAggregation();
        if (REDUCED.contains(function.getKind())) {
            boolean spread = call.isDistinct() && function.getKind().name().matches("(STDDEV|VAR)_.*");
            if (spread) {
                throw refuse(function, " of DISTINCT values", "SELECT DISTINCT them in a sub-query.");
            }
        } else if (RexImpTable.INSTANCE.get(function, false) == null) {
            boolean percentile =
                    function.getKind() == SqlKind.PERCENTILE_CONT || function.getKind() == SqlKind.PERCENTILE_DISC;
            throw refuse(
                    function,
                    percentile ? " over what is no whole number or DECIMAL" : "",
                    percentile
                            ? "CAST what it is ordered by: ORDER BY CAST(x AS DECIMAL(38, 10))."
                            : "There are COUNT, SUM, AVG, MIN, MAX, STDDEV, VARIANCE, PERCENTILE_CONT, LISTAGG and others.");
        }
    }

    private static String overWindow(SqlKind kind) {
        return switch (kind) {
            case PERCENT_RANK ->
                "Write CAST(RANK() OVER (ORDER BY x) - 1 AS DOUBLE) / NULLIF(COUNT(*) OVER () - 1, 0).";
            case CUME_DIST -> "Write CAST(COUNT(*) OVER (ORDER BY x) AS DOUBLE) / COUNT(*) OVER ().";
            default ->
                "There are ROW_NUMBER, RANK, DENSE_RANK, NTILE, LAG, LEAD, FIRST_VALUE, LAST_VALUE, NTH_VALUE, COUNT, SUM, AVG, MIN and"
                        + " MAX; or aggregate by GROUP BY in a sub-query and join it.";
        };
    }

    private BadRequest refuse(SqlOperator operator, String of, String instead) {
        String message = operator.getName() + of + " is not supported. " + instead;
        SqlParserPos place = place(operator);
        return place == null
                ? SqlMistakes.whole(message)
                : StatementPlace.of(text, place, operator.getName()).refuse(message);
    }

    /** Where the statement calls it first; {@code null} if it does so in other words. */
    private SqlParserPos place(SqlOperator operator) {
        List<SqlParserPos> found = new ArrayList<>();
        statement.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call.getOperator().getName().equalsIgnoreCase(operator.getName())) {
                    found.add(call.getParserPosition());
                }
                return super.visit(call);
            }
        });
        return found.isEmpty() ? null : found.get(0);
    }
}
