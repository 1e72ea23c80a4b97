package braid.answer.arithmetic.translation;

import braid.core.sql.type.ExactTypes;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * A sum or average of whole numbers or decimals, in terms of sums and counts that are exact; or how far numbers of any type spread.
 *
 * @param values the expressions under the aggregate
 * @param type of the aggregate
 */
record ExactAggregate(ExactCalls calls, SqlAggFunction function, List<RexNode> values, RelDataType type) {
    /** Makes the sums and counts: over groups or over windows. */
    interface Maker {
        RexNode make(SqlAggFunction function, List<RexNode> arguments, RelDataType type);
    }

    /** Whether an aggregate of that kind is computed here over arguments of these types. */
    static boolean isMade(SqlKind kind, List<RelDataType> arguments) {
        RelDataType first = arguments.isEmpty() ? null : arguments.get(0);
        return switch (kind) {
            case SUM, SUM0, AVG -> arguments.size() == 1 && ExactTypes.areExact(first, first);
            default -> SpreadFunctions.isSpread(kind) && arguments.stream().allMatch(SqlTypeUtil::isNumeric);
        };
    }

    RexNode of(Maker maker) {
        return switch (function.getKind()) {
            case AVG -> mean(maker);
            case STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, COVAR_POP, COVAR_SAMP, REGR_SXX, REGR_SYY -> spread(maker);
            default ->
                maker.make(
                        function,
                        List.of(type.getSqlTypeName() == SqlTypeName.DECIMAL ? calls.summand(value()) : value()),
                        type);
        };
    }

    private RexNode value() {
        return values.get(0);
    }

    private RexNode mean(Maker maker) {
        return calls.call(
                ExactFunctions.arithmetic("mean"),
                type,
                List.of(sum(maker), count(maker)),
                List.of(type.getPrecision(), type.getScale()));
    }

    private RexNode spread(Maker maker) {
        RexNode unrounded = maker.make(
                SpreadFunctions.function(function.getKind()),
                SpreadFunctions.pair(function.getKind(), values),
                SpreadFunctions.unrounded(types()));
        return SqlTypeUtil.isExactNumeric(type)
                ? calls.cast(unrounded, type)
                : calls.builder().makeAbstractCast(types().createTypeWithNullability(type, true), unrounded, false);
    }

    private RexNode sum(Maker maker) {
        RexNode summand = calls.summand(value());
        return maker.make(SqlStdOperatorTable.SUM, List.of(summand), sumType(summand.getType()));
    }

    private RexNode count(Maker maker) {
        return maker.make(SqlStdOperatorTable.COUNT, List.of(value()), types().createSqlType(SqlTypeName.BIGINT));
    }

    private RelDataType sumType(RelDataType argument) {
        return types().createTypeWithNullability(types().getTypeSystem().deriveSumType(types(), argument), true);
    }

    private RelDataTypeFactory types() {
        return calls.builder().getTypeFactory();
    }
}
