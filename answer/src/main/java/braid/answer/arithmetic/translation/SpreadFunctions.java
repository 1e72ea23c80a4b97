package braid.answer.arithmetic.translation;

import braid.answer.arithmetic.Spread;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.schema.impl.AggregateFunctionImpl;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlUserDefinedAggFunction;
import org.apache.calcite.util.Optionality;

/** {@link Spread} as functions of a plan. */
final class SpreadFunctions {
    private static final SqlAggFunction OF_POPULATION = of("OF_POPULATION", Spread.OfPopulation.class);
    private static final SqlAggFunction OF_SAMPLE = of("OF_SAMPLE", Spread.OfSample.class);
    private static final SqlAggFunction ROOT_OF_POPULATION = of("ROOT_OF_POPULATION", Spread.RootOfPopulation.class);
    private static final SqlAggFunction ROOT_OF_SAMPLE = of("ROOT_OF_SAMPLE", Spread.RootOfSample.class);
    private static final SqlAggFunction OF_SQUARES = of("OF_SQUARES", Spread.OfSquares.class);

    private SpreadFunctions() {}

    private static SqlAggFunction of(String name, Class<?> type) {
        return new SqlUserDefinedAggFunction(
                new SqlIdentifier("SPREAD_" + name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                binding -> unrounded(binding.getTypeFactory()),
                null,
                null,
                AggregateFunctionImpl.create(type),
                false,
                false,
                Optionality.FORBIDDEN);
    }

    /** Whether an aggregate of that kind says how far values spread. */
    static boolean isSpread(SqlKind kind) {
        return switch (kind) {
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, COVAR_POP, COVAR_SAMP, REGR_SXX, REGR_SYY -> true;
            default -> false;
        };
    }

    static SqlAggFunction function(SqlKind kind) {
        return switch (kind) {
            case STDDEV_POP -> ROOT_OF_POPULATION;
            case STDDEV_SAMP -> ROOT_OF_SAMPLE;
            case VAR_POP, COVAR_POP -> OF_POPULATION;
            case VAR_SAMP, COVAR_SAMP -> OF_SAMPLE;
            default -> OF_SQUARES;
        };
    }

    /** The pair that the function takes for each row. */
    static List<RexNode> pair(SqlKind kind, List<RexNode> values) {
        RexNode first = values.get(0);
        RexNode last = values.get(values.size() - 1);
        return kind == SqlKind.REGR_SYY ? List.of(last, first) : List.of(first, last);
    }

    /** A type that is none of a value: whatever it is cast to, the result is rounded and checked. */
    static RelDataType unrounded(RelDataTypeFactory types) {
        int digits = types.getTypeSystem().getMaxNumericPrecision();
        return types.createTypeWithNullability(types.createSqlType(SqlTypeName.DECIMAL, digits, digits), true);
    }
}
