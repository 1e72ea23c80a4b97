package braid.serving.sql;

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
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Gives ROLLUP, CUBE and GROUPING SETS with an empty set their grand total where there are no rows, which Calcite leaves out: the total is
 * computed by itself, over the same rows in memory, and has one row always.
 */
final class GrandTotals extends RelHomogeneousShuttle {
    /** To be done when the tables of the tree are those that are filled, so that nothing is read twice. */
    static RelNode in(RelNode tree) {
        return tree.accept(new GrandTotals());
    }

    @Override
    public RelNode visit(LogicalAggregate given) {
        LogicalAggregate aggregate = (LogicalAggregate) super.visit((RelNode) given);
        List<ImmutableBitSet> others =
                aggregate.getGroupSets().stream().filter(set -> !set.isEmpty()).toList();
        if (others.isEmpty() || others.size() == aggregate.getGroupSets().size()) {
            return aggregate;
        }
        RelNode groups = aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                aggregate.getGroupSet(),
                others,
                aggregate.getAggCallList().stream().map(call -> ofGroups(aggregate, call)).toList());
        return LogicalUnion.create(
                List.of(
                        RelOptUtil.createCastRel(groups, aggregate.getRowType(), true),
                        RelOptUtil.createCastRel(total(aggregate), aggregate.getRowType(), true)),
                true);
    }

    /** A group has rows, so that its sum is not NULL for want of them. */
    private static AggregateCall ofGroups(LogicalAggregate aggregate, AggregateCall call) {
        return call.adaptTo(aggregate.getInput(), call.getArgList(), call.filterArg, true, false);
    }

    /** One row over all rows, with NULL for each key. */
    private static RelNode total(LogicalAggregate aggregate) {
        RexBuilder builder = aggregate.getCluster().getRexBuilder();
        List<AggregateCall> ofRows = aggregate.getAggCallList().stream()
                .filter(call -> !isOfGroup(call))
                .toList();
        RelNode all = aggregate.copy(
                aggregate.getTraitSet(),
                aggregate.getInput(),
                ImmutableBitSet.of(),
                List.of(ImmutableBitSet.of()),
                ofRows);
        List<RexNode> columns = new ArrayList<>();
        for (int i = 0; i < aggregate.getGroupCount(); i++) {
            columns.add(builder.makeNullLiteral(
                    aggregate.getRowType().getFieldList().get(i).getType()));
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            columns.add(
                    isOfGroup(call)
                            ? builder.makeExactLiteral(ofTotal(call), call.getType())
                            : RexInputRef.of(ofRows.indexOf(call), all.getRowType()));
        }
        return LogicalProject.create(
                all, List.of(), columns, aggregate.getRowType().getFieldNames(), Set.of());
    }

    /** Whether it says something of the group, and nothing of its rows. */
    private static boolean isOfGroup(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID || kind == SqlKind.GROUP_ID;
    }

    /** GROUPING has a bit for each key, and the total is grouped by none of them. */
    private static BigDecimal ofTotal(AggregateCall call) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(call.getArgList().size()).subtract(BigInteger.ONE));
    }
}
