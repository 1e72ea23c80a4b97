package braid.serving.arithmetic;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * A sum, average, variance or deviation of whole numbers or decimals, in terms of sums and counts that are exact.
 *
 * @param value the expression under the aggregate
 * @param type of the aggregate
 */
record ExactAggregate(ExactCalls calls, SqlAggFunction function, RexNode value, RelDataType type) {
    /** Makes the sums and counts: over groups or over windows. */
    interface Maker {
        RexNode make(SqlAggFunction function, RexNode argument, RelDataType type);
    }

    /** Whether an aggregate of that kind is computed here. */
    static boolean isMade(SqlKind kind) {
        return switch (kind) {
            case SUM, SUM0, AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP -> true;
            default -> false;
        };
    }

    RexNode of(Maker maker) {
        return switch (function.getKind()) {
            case AVG -> of("mean", List.of(sum(maker), count(maker)), List.of());
            case STDDEV_POP -> of("deviation", sums(maker), List.of(0));
            case STDDEV_SAMP -> of("deviation", sums(maker), List.of(1));
            case VAR_POP -> of("variance", sums(maker), List.of(0));
            case VAR_SAMP -> of("variance", sums(maker), List.of(1));
            default ->
                maker.make(
                        function, type.getSqlTypeName() == SqlTypeName.DECIMAL ? calls.summand(value) : value, type);
        };
    }

    private RexNode of(String method, List<RexNode> sums, List<Integer> less) {
        List<Integer> numbers = new java.util.ArrayList<>(less);
        numbers.add(type.getPrecision());
        numbers.add(type.getScale());
        return calls.call(ExactFunctions.arithmetic(method), type, sums, numbers);
    }

    private List<RexNode> sums(Maker maker) {
        RexNode square = calls.square(value);
        return List.of(
                maker.make(SqlStdOperatorTable.SUM, square, sumType(square.getType())), sum(maker), count(maker));
    }

    private RexNode sum(Maker maker) {
        RexNode summand = calls.summand(value);
        return maker.make(SqlStdOperatorTable.SUM, summand, sumType(summand.getType()));
    }

    private RexNode count(Maker maker) {
        return maker.make(SqlStdOperatorTable.COUNT, value, types().createSqlType(SqlTypeName.BIGINT));
    }

    private RelDataType sumType(RelDataType argument) {
        return types().createTypeWithNullability(types().getTypeSystem().deriveSumType(types(), argument), true);
    }

    private RelDataTypeFactory types() {
        return calls.builder().getTypeFactory();
    }
}
