package braid.serving.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rel.logical.LogicalValues;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Gives ROLLUP, CUBE and GROUPING SETS with an empty set their grand total where there are no rows, which Calcite leaves out: one row that
 * counts for nothing is added to the input, so that there is always a group of all rows; the other groups that it makes are left out again.
 */
final class GrandTotals extends RelHomogeneousShuttle {
    static RelNode in(RelNode tree) {
        return tree.accept(new GrandTotals());
    }

    @Override
    public RelNode visit(LogicalAggregate given) {
        LogicalAggregate aggregate = (LogicalAggregate) super.visit((RelNode) given);
        boolean total = aggregate.getGroupCount() > 0
                && aggregate.getGroupSets().stream().anyMatch(set -> set.isEmpty());
        return total ? withTotal(aggregate) : aggregate;
    }

    private static RelNode withTotal(LogicalAggregate aggregate) {
        RexBuilder builder = aggregate.getCluster().getRexBuilder();
        int groups = aggregate.getGroupCount();
        int live = aggregate.getInput().getRowType().getFieldCount();
        RelNode input = withOneMore(aggregate.getInput(), builder);
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            calls.add(isOfGroup(call) || call.filterArg >= 0 ? call : call.withFilter(live));
        }
        RelDataType bigint = builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT);
        calls.add(call(SqlStdOperatorTable.COUNT, List.of(), live, bigint, groups, input));
        List<Integer> keys = aggregate.getGroupSet().asList();
        calls.add(call(SqlStdOperatorTable.GROUPING, keys, -1, bigint, groups, input));
        LogicalAggregate all = aggregate.copy(
                aggregate.getTraitSet(), input, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
        int columns = aggregate.getRowType().getFieldCount();
        RexNode hasRows = builder.makeCall(
                SqlStdOperatorTable.GREATER_THAN,
                RexInputRef.of(columns, all.getRowType()),
                builder.makeExactLiteral(BigDecimal.ZERO, bigint));
        RexNode isTotal = builder.makeCall(
                SqlStdOperatorTable.EQUALS,
                RexInputRef.of(columns + 1, all.getRowType()),
                builder.makeExactLiteral(
                        new BigDecimal(BigInteger.ONE.shiftLeft(groups).subtract(BigInteger.ONE)),
                        bigint));
        RelNode kept = LogicalFilter.create(all, builder.makeCall(SqlStdOperatorTable.OR, hasRows, isTotal));
        return LogicalProject.create(
                kept,
                List.of(),
                IntStream.range(0, columns)
                        .mapToObj(i -> (RexNode) RexInputRef.of(i, kept.getRowType()))
                        .toList(),
                aggregate.getRowType().getFieldNames(),
                Set.of());
    }

    /** Whether it says something of the group, and nothing of its rows. */
    private static boolean isOfGroup(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return kind == SqlKind.GROUPING || kind == SqlKind.GROUPING_ID || kind == SqlKind.GROUP_ID;
    }

    private static AggregateCall call(
            SqlAggFunction function, List<Integer> arguments, int filter, RelDataType type, int groups, RelNode input) {
        return AggregateCall.create(
                function,
                false,
                false,
                false,
                List.of(),
                arguments,
                filter,
                null,
                RelCollations.EMPTY,
                groups,
                input,
                type,
                null);
    }

    /** The rows with TRUE behind them, and one row of nothing with FALSE. */
    private static RelNode withOneMore(RelNode input, RexBuilder builder) {
        List<RexNode> live = new ArrayList<>();
        List<RexNode> nothing = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (RelDataTypeField field : input.getRowType().getFieldList()) {
            live.add(RexInputRef.of(field.getIndex(), input.getRowType()));
            nothing.add(
                    field.getType().isNullable()
                            ? builder.makeNullLiteral(field.getType())
                            : builder.makeAbstractCast(
                                    field.getType(), builder.makeZeroLiteral(field.getType()), false));
            names.add("c" + field.getIndex());
        }
        live.add(builder.makeLiteral(true));
        nothing.add(builder.makeLiteral(false));
        names.add("live");
        return LogicalUnion.create(
                List.of(
                        LogicalProject.create(input, List.of(), live, names, Collections.emptySet()),
                        LogicalProject.create(
                                LogicalValues.createOneRow(input.getCluster()),
                                List.of(),
                                nothing,
                                names,
                                Collections.emptySet())),
                true);
    }
}
