package braid.answer.arithmetic.translation;

import braid.answer.arithmetic.Percentile;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/** {@link Percentile} as functions of a plan. */
final class PercentileFunctions {
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

    private PercentileFunctions() {}

    static boolean isOne(AggregateCall call) {
        SqlKind kind = call.getAggregation().getKind();
        return (kind == SqlKind.PERCENTILE_CONT || kind == SqlKind.PERCENTILE_DISC)
                && call.getCollation().getFieldCollations().size() == 1;
    }

    /** @param exact whether values are whole numbers or decimals */
    static SqlAggFunction of(AggregateCall call, boolean exact) {
        boolean descending =
                call.getCollation().getFieldCollations().get(0).getDirection().isDescending();
        if (call.getAggregation().getKind() == SqlKind.PERCENTILE_CONT) {
            SqlAggFunction down = exact ? CONTINUOUS_DESCENDING : CONTINUOUS_DOUBLE_DESCENDING;
            return descending ? down : exact ? CONTINUOUS : CONTINUOUS_DOUBLE;
        }
        SqlAggFunction down = exact ? DISCRETE_DESCENDING : DISCRETE_DOUBLE_DESCENDING;
        return descending ? down : exact ? DISCRETE : DISCRETE_DOUBLE;
    }
}
