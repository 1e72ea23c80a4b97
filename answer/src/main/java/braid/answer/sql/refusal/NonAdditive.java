package braid.answer.sql.refusal;

import braid.answer.sql.mistake.SqlMistakes;
import braid.answer.sql.table.ViewTable;
import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Average;
import braid.core.aggregate.DistinctCount;
import braid.core.sql.type.ExactTypes;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Refuses aggregates over measures that do not add up: the sum of distinct counts counts the same thing twice, and the average of
 * averages weighs a quiet hour like a busy one.
 */
public final class NonAdditive extends RelVisitor {
    public static void check(RelNode plan) {
        new NonAdditive().go(plan);
    }

    @Override
    public void visit(RelNode node, int ordinal, RelNode parent) {
        if (node instanceof org.apache.calcite.rel.core.Aggregate aggregate) {
            for (AggregateCall call : aggregate.getAggCallList()) {
                if (call.getArgList().size() == 1) {
                    check(
                            aggregate.getInput(),
                            call.getAggregation(),
                            call.getArgList().get(0),
                            call.getParserPosition());
                }
            }
        }
        if (node instanceof Project project) {
            project.getProjects().forEach(expression -> expression.accept(overWindows(project.getInput())));
        }
        super.visit(node, ordinal, parent);
    }

    private static RexVisitorImpl<Void> overWindows(RelNode input) {
        return new RexVisitorImpl<>(true) {
            @Override
            public Void visitOver(RexOver over) {
                if (over.getOperands().size() == 1
                        && summand(over.getOperands().get(0)) instanceof RexInputRef column) {
                    check(input, over.getAggOperator(), column.getIndex(), null);
                }
                return super.visitOver(over);
            }
        };
    }

    /** What is summed, without the cast to a DECIMAL of as many digits that an exact sum gives it. */
    private static RexNode summand(RexNode node) {
        if (node.getKind() != SqlKind.CAST || node.getType().getSqlTypeName() != SqlTypeName.DECIMAL) {
            return node;
        }
        RexNode operand = ((RexCall) node).getOperands().get(0);
        return node.getType().getPrecision() == ExactTypes.digits(operand.getType()) ? operand : node;
    }

    private static void check(RelNode input, SqlAggFunction function, int argument, SqlParserPos place) {
        SqlKind kind = function.getKind();
        boolean sum = kind == SqlKind.SUM || kind == SqlKind.SUM0;
        if (!sum && kind != SqlKind.AVG) {
            return;
        }
        RelColumnOrigin origin = input.getCluster().getMetadataQuery().getColumnOrigin(input, argument);
        if (origin == null || origin.isDerived()) {
            return;
        }
        ViewTable table = origin.getOriginTable().unwrap(ViewTable.class);
        Aggregate measure = table == null ? null : table.aggregate(origin.getOriginColumnOrdinal());
        boolean average = measure instanceof Average;
        if (average || sum && measure instanceof DistinctCount) {
            refuse(table, origin.getOriginColumnOrdinal(), sum, average, place);
        }
    }

    private static void refuse(ViewTable table, int column, boolean sum, boolean average, SqlParserPos place) {
        String name = table.column(column);
        String view = table.view().name();
        String why = average
                ? "weighs windows and keys with few events like those with many"
                : "counts what is seen in two windows or under two keys twice";
        String fix = average
                ? "Weigh it by a count: SUM(" + name + " * n) / SUM(n). Coarser windows of the same key are exact with"
                        + " GET /api/v1/views/" + view + "/rows?every=1d, which merges accumulators."
                : "Write APPROX_COUNT_DISTINCT(" + name + "), which merges the sketches behind the counts, or take MAX("
                        + name + ") or AVG(" + name + "), which are right per window.";
        throw SqlMistakes.near(
                place,
                (sum ? "SUM(" : "AVG(") + name + ") " + why + ": " + name + " of " + view + " is "
                        + (average ? "an average" : "a distinct count") + ". " + fix);
    }
}
