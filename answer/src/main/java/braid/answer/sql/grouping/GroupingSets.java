package braid.answer.sql.grouping;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Computes each set of ROLLUP, CUBE and GROUPING SETS by itself, over the same rows in memory. Calcite, which computes them together, takes
 * a key that is NULL for one that is rolled up, and leaves out the grand total of no rows.
 */
public final class GroupingSets extends RelHomogeneousShuttle {
    /** To be done when the tables of the tree are those that are filled, so that nothing is read twice. */
    public static RelNode in(RelNode tree) {
        return tree.accept(new GroupingSets());
    }

    @Override
    public RelNode visit(LogicalAggregate given) {
        LogicalAggregate aggregate = (LogicalAggregate) super.visit((RelNode) given);
        if (aggregate.getGroupSets().size() == 1) {
            return aggregate;
        }
        return LogicalUnion.create(
                aggregate.getGroupSets().stream()
                        .map(set -> RelOptUtil.createCastRel(of(aggregate, set), aggregate.getRowType(), true))
                        .toList(),
                true);
    }

    /** The rows of one set, with NULL for each key that it has not. */
    private static RelNode of(LogicalAggregate aggregate, ImmutableBitSet set) {
        RexBuilder builder = aggregate.getCluster().getRexBuilder();
        boolean total = aggregate.getGroupSets().contains(ImmutableBitSet.of());
        List<AggregateCall> ofRows = aggregate.getAggCallList().stream()
                .filter(call -> !isOfGroup(call))
                .toList();
        List<AggregateCall> adapted = ofRows.stream()
                .map(call ->
                        call.adaptTo(aggregate.getInput(), call.getArgList(), call.filterArg, total, set.isEmpty()))
                .toList();
        // The grand total that nothing is computed of is one row, whatever the rows are; an aggregate without columns
        // can't be planned.
        RelNode groups = set.isEmpty() && adapted.isEmpty()
                ? LogicalValues.createOneRow(aggregate.getCluster())
                : aggregate.copy(aggregate.getTraitSet(), aggregate.getInput(), set, List.of(set), adapted);
        List<RexNode> columns = new ArrayList<>();
        for (int key : aggregate.getGroupSet()) {
            columns.add(
                    set.get(key)
                            ? RexInputRef.of(set.indexOf(key), groups.getRowType())
                            : builder.makeNullLiteral(aggregate
                                    .getRowType()
                                    .getFieldList()
                                    .get(columns.size())
                                    .getType()));
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            columns.add(
                    isOfGroup(call)
                            ? builder.makeExactLiteral(ofGroup(call, set), call.getType())
                            : RexInputRef.of(set.cardinality() + ofRows.indexOf(call), groups.getRowType()));
        }
        return LogicalProject.create(
                groups, List.of(), columns, aggregate.getRowType().getFieldNames(), Set.of());
    }

    /** Whether it says something of the set, and nothing of the rows. */
    private static boolean isOfGroup(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID || kind == SqlKind.GROUP_ID;
    }

    /** GROUPING has a bit for each key, the first one's the highest, set where the key is rolled up. No set comes twice, so GROUP_ID is 0. */
    private static BigDecimal ofGroup(AggregateCall call, ImmutableBitSet set) {
        BigInteger bits = BigInteger.ZERO;
        for (int key : call.getArgList()) {
            bits = bits.shiftLeft(1).add(set.get(key) ? BigInteger.ZERO : BigInteger.ONE);
        }
        return new BigDecimal(bits);
    }
}
