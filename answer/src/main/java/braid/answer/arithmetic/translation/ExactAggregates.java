package braid.answer.arithmetic.translation;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.arithmetic.Veil;
import braid.core.sql.type.ExactTypes;
import braid.core.type.DataType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.util.ImmutableBitSet;

/** Rewrites the aggregates of a tree over whole numbers and decimals as {@link ExactAggregate} has them. */
public final class ExactAggregates extends RelHomogeneousShuttle {
    private final RexBuilder builder;
    private final String statement;

    private ExactAggregates(RexBuilder builder, String statement) {
        this.builder = builder;
        this.statement = statement;
    }

    /** @param statement the text that mistakes are quoted from */
    public static RelNode of(RelNode tree, String statement) {
        return new ExactAggregates(tree.getCluster().getRexBuilder(), statement).visit(tree);
    }

    @Override
    public RelNode visit(RelNode node) {
        RelNode inner = super.visit(node).accept(new RexShuttle() {
            @Override
            public RexNode visitSubQuery(RexSubQuery query) {
                return super.visitSubQuery(query.clone(visit(query.rel)));
            }

            private RelNode visit(RelNode tree) {
                return ExactAggregates.this.visit(tree);
            }
        });
        return inner instanceof LogicalAggregate aggregate
                        && aggregate.getAggCallList().stream().anyMatch(call -> isMade(aggregate, call))
                ? rewritten(aggregate)
                : inner;
    }

    private static boolean isMade(LogicalAggregate aggregate, AggregateCall call) {
        List<RelDataTypeField> fields = aggregate.getInput().getRowType().getFieldList();
        if (PercentileFunctions.isOne(call)) {
            RelDataType ordered = fields.get(value(call)).getType();
            return SqlTypeUtil.isNumeric(ordered);
        }
        return ExactAggregate.isMade(
                call.getAggregation().getKind(),
                call.getArgList().stream().map(i -> fields.get(i).getType()).toList());
    }

    /** The column that is aggregated. */
    private static int value(AggregateCall call) {
        return PercentileFunctions.isOne(call)
                ? call.getCollation().getFieldCollations().get(0).getFieldIndex()
                : call.getArgList().get(0);
    }

    /** The arguments below it, sums and counts in it, what is made of them above it. */
    private RelNode rewritten(LogicalAggregate aggregate) {
        RelNode input = aggregate.getInput();
        int groups = aggregate.getGroupCount();
        List<RexNode> below = new ArrayList<>();
        for (int i = 0; i < input.getRowType().getFieldCount(); i++) {
            below.add(RexInputRef.of(i, input.getRowType()));
        }
        List<Made> made = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (int i = 0; i < groups; i++) {
            above.add(RexInputRef.of(i, aggregate.getRowType()));
        }
        for (AggregateCall call : aggregate.getAggCallList()) {
            above.add(isMade(aggregate, call) ? of(call, aggregate, below, made) : keep(call, made, groups));
        }
        RelNode arguments = LogicalProject.create(input, List.of(), below, (List<String>) null, java.util.Set.of());
        List<AggregateCall> calls =
                made.stream().map(m -> m.call(arguments, groups)).toList();
        RelNode sums = aggregate.copy(
                aggregate.getTraitSet(), arguments, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
        RelNode whole = LogicalProject.create(
                sums, List.of(), above, aggregate.getRowType().getFieldNames(), java.util.Set.of());
        return RelOptUtil.createCastRel(whole, aggregate.getRowType(), false);
    }

    /** An aggregate as the rewritten node has it: a call that stays, or a sum or count over a column of its input. */
    private record Made(AggregateCall like, SqlAggFunction function, List<Integer> arguments, RelDataType type) {
        AggregateCall call(RelNode input, int groups) {
            return function == null
                    ? like
                    : AggregateCall.create(
                            function,
                            like.isDistinct(),
                            false,
                            false,
                            List.of(),
                            arguments,
                            like.filterArg,
                            null,
                            RelCollations.EMPTY,
                            groups,
                            input,
                            type,
                            null);
        }
    }

    private RexNode keep(AggregateCall call, List<Made> made, int groups) {
        made.add(new Made(call, null, call.getArgList(), call.getType()));
        return builder.makeInputRef(call.getType(), groups + made.size() - 1);
    }

    private RexNode of(AggregateCall call, LogicalAggregate aggregate, List<RexNode> below, List<Made> made) {
        RelNode input = aggregate.getInput();
        int groups = aggregate.getGroupCount();
        StatementPlace place = StatementPlace.of(
                statement, call.getParserPosition(), call.getAggregation().getName());
        if (PercentileFunctions.isOne(call)) {
            RexNode value = RexInputRef.of(value(call), input.getRowType());
            return percentile(call, new ExactCalls(builder, place), value, below, made, groups);
        }
        if (call.isDistinct() && SpreadFunctions.isSpread(call.getAggregation().getKind())) {
            throw place.refuse(
                    "a deviation or variance of DISTINCT values is not supported. SELECT DISTINCT them in a sub-query.");
        }
        List<RexNode> values = call.getArgList().stream()
                .<RexNode>map(i -> RexInputRef.of(i, input.getRowType()))
                .toList();
        return new ExactAggregate(new ExactCalls(builder, place), call.getAggregation(), values, call.getType())
                .of((function, arguments, type) -> {
                    RelDataType given = function == SqlStdOperatorTable.SUM && isNeverNull(aggregate, call, arguments)
                            ? builder.getTypeFactory().createTypeWithNullability(type, false)
                            : type;
                    made.add(new Made(
                            call,
                            function,
                            arguments.stream()
                                    .map(argument -> column(argument, below))
                                    .toList(),
                            given));
                    return builder.makeInputRef(given, groups + made.size() - 1);
                });
    }

    /** Whether each group has a value to sum up: Calcite holds a sum's type to that. */
    private static boolean isNeverNull(LogicalAggregate aggregate, AggregateCall call, List<RexNode> arguments) {
        return aggregate.getGroupSets().stream().noneMatch(ImmutableBitSet::isEmpty)
                && call.filterArg < 0
                && arguments.stream().noneMatch(argument -> argument.getType().isNullable());
    }

    /** What stands at a fraction of the way through the ordered values: from the other end where the order is descending. */
    private RexNode percentile(
            AggregateCall call, ExactCalls calls, RexNode value, List<RexNode> below, List<Made> made, int groups) {
        RelDataType type = call.getType();
        boolean exact = SqlTypeUtil.isExactNumeric(value.getType());
        RelDataType computed = builder.getTypeFactory()
                .createTypeWithNullability(
                        exact
                                ? builder.getTypeFactory()
                                        .createSqlType(SqlTypeName.DECIMAL, DataType.MAX_DIGITS, ExactTypes.scale(type))
                                : builder.getTypeFactory().createSqlType(SqlTypeName.DOUBLE),
                        true);
        RexNode ordered = exact ? calls.cast(calls.summand(value), computed) : Veil.over(value, computed, builder);
        made.add(new Made(
                call,
                PercentileFunctions.of(call, exact),
                List.of(column(ordered, below), call.getArgList().get(0)),
                computed));
        RexNode result = builder.makeInputRef(computed, groups + made.size() - 1);
        return exact ? calls.cast(result, type) : builder.makeCast(type, result);
    }

    private static int column(RexNode argument, List<RexNode> below) {
        int known = below.indexOf(argument);
        if (known >= 0) {
            return known;
        }
        below.add(argument);
        return below.size() - 1;
    }
}
