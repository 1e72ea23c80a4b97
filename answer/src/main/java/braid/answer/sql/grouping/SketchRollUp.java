package braid.answer.sql.grouping;

import braid.answer.sql.mistake.SqlMistakes;
import braid.answer.sql.table.ViewTable;
import braid.core.aggregate.DistinctCount;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.metadata.RelColumnOrigin;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/**
 * Makes {@code APPROX_COUNT_DISTINCT(x)}, where {@code x} is a view's distinct count, merge the sketches behind the counts. Over any
 * other column the function counts the values of that column.
 */
public final class SketchRollUp extends RelHomogeneousShuttle {
    private static final SqlAggFunction UNION = new SqlUserDefinedAggFunction(
            new SqlIdentifier("sketch_union", SqlParserPos.ZERO),
            SqlKind.OTHER_FUNCTION,
            ReturnTypes.BIGINT,
            null,
            null,
            AggregateFunctionImpl.create(SketchUnion.class),
            false,
            false,
            Optionality.FORBIDDEN);

    private SketchRollUp() {}

    public static RelNode of(RelNode tree) {
        return tree.accept(new SketchRollUp());
    }

    @Override
    public RelNode visit(LogicalAggregate given) {
        LogicalAggregate aggregate = (LogicalAggregate) super.visit((RelNode) given);
        RelNode input = aggregate.getInput();
        List<AggregateCall> calls = new ArrayList<>();
        for (AggregateCall call : aggregate.getAggCallList()) {
            if (!isRollUp(aggregate, call)) {
                calls.add(call);
                continue;
            }
            SketchCarrier.Carried carried =
                    SketchCarrier.carry(input, call.getArgList().get(0));
            if (carried == null) {
                throw SqlMistakes.near(
                        call.getParserPosition(),
                        "The sketches of a distinct count cannot be followed through what this statement does"
                                + " between the view and APPROX_COUNT_DISTINCT. Aggregate over the view itself, or over joins, filters and"
                                + " selections of it.");
            }
            input = carried.tree();
            calls.add(union(call, carried.column(), aggregate.getGroupCount(), input));
        }
        return calls.equals(aggregate.getAggCallList())
                ? aggregate
                : aggregate.copy(
                        aggregate.getTraitSet(), input, aggregate.getGroupSet(), aggregate.getGroupSets(), calls);
    }

    private static AggregateCall union(AggregateCall call, int column, int groups, RelNode input) {
        return AggregateCall.create(
                UNION,
                false,
                false,
                false,
                List.of(),
                List.of(column),
                call.filterArg,
                null,
                RelCollations.EMPTY,
                groups,
                input,
                call.getType(),
                call.getName());
    }

    private static boolean isRollUp(LogicalAggregate aggregate, AggregateCall call) {
        if (call.getAggregation().getKind() != SqlKind.COUNT
                || !call.isApproximate()
                || call.getArgList().size() != 1) {
            return false;
        }
        RelColumnOrigin origin = aggregate
                .getCluster()
                .getMetadataQuery()
                .getColumnOrigin(aggregate.getInput(), call.getArgList().get(0));
        if (origin == null || origin.isDerived()) {
            return false;
        }
        ViewTable table = origin.getOriginTable().unwrap(ViewTable.class);
        int column = origin.getOriginColumnOrdinal();
        return table != null
                && column < table.shape().columns().size()
                && table.aggregate(column) instanceof DistinctCount;
    }
}
