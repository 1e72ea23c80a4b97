package braid.serving.sql;

import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Average;
import braid.core.aggregate.DistinctCount;
import braid.serving.rows.BadRequest;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelVisitor;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.sql.SqlKind;

/**
 * Refuses aggregates over measures that do not add up: the sum of distinct counts counts the same thing twice, and the average of
 * averages weighs a quiet hour like a busy one.
 */
final class NonAdditive extends RelVisitor {
    static void check(RelNode plan) {
        new NonAdditive().go(plan);
    }

    @Override
    public void visit(RelNode node, int ordinal, RelNode parent) {
        if (node instanceof org.apache.calcite.rel.core.Aggregate aggregate) {
            for (AggregateCall call : aggregate.getAggCallList()) {
                if (call.getArgList().size() == 1) {
                    check(aggregate, call);
                }
            }
        }
        super.visit(node, ordinal, parent);
    }

    private static void check(org.apache.calcite.rel.core.Aggregate aggregate, AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        boolean sum = kind == SqlKind.SUM || kind == SqlKind.SUM0;
        if (!sum && kind != SqlKind.AVG) {
            return;
        }
        RelMetadataQuery metadata = aggregate.getCluster().getMetadataQuery();
        RelColumnOrigin origin =
                metadata.getColumnOrigin(aggregate.getInput(), call.getArgList().get(0));
        if (origin == null || origin.isDerived()) {
            return;
        }
        ViewTable table = origin.getOriginTable().unwrap(ViewTable.class);
        Aggregate measure = table == null ? null : table.aggregate(origin.getOriginColumnOrdinal());
        boolean average = measure instanceof Average;
        if (average || sum && measure instanceof DistinctCount) {
            refuse(table, origin.getOriginColumnOrdinal(), sum, average);
        }
    }

    private static void refuse(ViewTable table, int column, boolean sum, boolean average) {
        String name = table.shape().columns().get(column).name();
        String view = table.view().name();
        String why = average
                ? "weighs windows and keys with few events like those with many"
                : "counts what is seen in two windows or under two keys twice";
        String fix = average
                ? " or weigh it by a count: SUM(" + name + " * n) / SUM(n)"
                : " or take MAX(" + name + ") or AVG(" + name + "), which are right per window";
        throw new BadRequest((sum ? "SUM(" : "AVG(") + name + ") " + why + ": " + name + " of " + view + " is "
                + (average ? "an average" : "a distinct count")
                + ". Coarser windows of the same key are exact with GET /api/v1/views/" + view
                + "/rows?every=1d, which merges accumulators;" + fix + ".");
    }
}
