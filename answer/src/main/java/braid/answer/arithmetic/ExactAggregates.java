package braid.answer.arithmetic;

import braid.core.sql.ExactTypes;
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
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.Optionality;

/** Rewrites the aggregates of a tree over whole numbers and decimals as {@link ExactAggregate} has them. */
public final class ExactAggregates extends RelHomogeneousShuttle {
    private static final SqlAggFunction CONTINUOUS = percentile("CONTINUOUS", Percentile.Continuous.class);
    private static final SqlAggFunction DISCRETE = percentile("DISCRETE", Percentile.Discrete.class);
    private static final SqlAggFunction CONTINUOUS_DESCENDING =
            percentile("CONTINUOUS_DESCENDING", Percentile.ContinuousDescending.class);
    private static final SqlAggFunction DISCRETE_DESCENDING =
            percentile("DISCRETE_DESCENDING", Percentile.DiscreteDescending.class);

    private static final SqlAggFunction CONTINUOUS_DOUBLE =
            percentile("CONTINUOUS_DOUBLE", Percentile.ContinuousDouble.class);
    private static final SqlAggFunction DISCRETE_DOUBLE =
            percentile("DISCRETE_DOUBLE", Percentile.DiscreteDouble.class);
    private static final SqlAggFunction CONTINUOUS_DOUBLE_DESCENDING =
            percentile("CONTINUOUS_DOUBLE_DESCENDING", Percentile.ContinuousDoubleDescending.class);
    private static final SqlAggFunction DISCRETE_DOUBLE_DESCENDING =
            percentile("DISCRETE_DOUBLE_DESCENDING", Percentile.DiscreteDoubleDescending.class);

    private static SqlAggFunction percentile(String name, Class<?> type) {
        return new SqlUserDefinedAggFunction(
                new SqlIdentifier("PERCENTILE_" + name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                ReturnTypes.ARG0_FORCE_NULLABLE,
                null,
                null,
                AggregateFunctionImpl.create(type),
                false,
                false,
                Optionality.FORBIDDEN);
    }

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
        if (isPercentile(call)) {
            RelDataType ordered = fields.get(value(call)).getType();
            return SqlTypeUtil.isNumeric(ordered);
        }
        return ExactAggregate.isMade(
                call.getAggregation().getKind(),
                call.getArgList().stream().map(i -> fields.get(i).getType()).toList());
    }

    private static boolean isPercentile(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return (kind == SqlKind.PERCENTILE_CONT || kind == SqlKind.PERCENTILE_DISC)
                && call.getCollation().getFieldCollations().size() == 1;
    }

    /** The column that is aggregated. */
    private static int value(AggregateCall call) {
        return isPercentile(call)
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
        if (isPercentile(call)) {
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
                percentile(call, exact),
                List.of(column(ordered, below), call.getArgList().get(0)),
                computed));
        RexNode result = builder.makeInputRef(computed, groups + made.size() - 1);
        return exact ? calls.cast(result, type) : builder.makeCast(type, result);
    }

    private static SqlAggFunction percentile(AggregateCall call, boolean exact) {
        boolean descending =
                call.getCollation().getFieldCollations().get(0).getDirection().isDescending();
        if (call.getAggregation().getKind() == SqlKind.PERCENTILE_CONT) {
            SqlAggFunction down = exact ? CONTINUOUS_DESCENDING : CONTINUOUS_DOUBLE_DESCENDING;
            return descending ? down : exact ? CONTINUOUS : CONTINUOUS_DOUBLE;
        }
        SqlAggFunction down = exact ? DISCRETE_DESCENDING : DISCRETE_DOUBLE_DESCENDING;
        return descending ? down : exact ? DISCRETE : DISCRETE_DOUBLE;
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
