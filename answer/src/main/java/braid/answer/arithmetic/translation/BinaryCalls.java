package braid.answer.arithmetic.translation;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.SqlRexContext;

/** Arithmetic of two whole numbers or decimals, as exact calls. */
final class BinaryCalls {
    private BinaryCalls() {}

    static RexNode of(SqlRexContext cx, SqlCall call, ExactCalls calls, RelDataType type, List<RexNode> operands) {
        return switch (call.getKind()) {
            case DIVIDE -> divide(calls, type, operands);
            case MOD -> modulo(calls, type, operands);
            case PLUS -> linear(calls, "plus", cx, call, type, operands);
            case MINUS -> linear(calls, "minus", cx, call, type, operands);
            default -> linear(calls, "times", cx, call, type, operands);
        };
    }

    /** In 64 bits where they are always enough, else in decimals. */
    private static RexNode linear(
            ExactCalls calls, String method, SqlRexContext cx, SqlCall call, RelDataType type, List<RexNode> operands) {
        if (type.getSqlTypeName() == SqlTypeName.DECIMAL) {
            return calls.decimal(method, type, operands);
        }
        List<RexNode> wide = new ArrayList<>();
        for (RexNode operand : operands) {
            wide.add(calls.cast(
                    operand,
                    cx.getTypeFactory()
                            .createTypeWithNullability(type, operand.getType().isNullable())));
        }
        return cx.getRexBuilder().makeCall(type, call.getOperator(), wide);
    }

    private static RexNode divide(ExactCalls calls, RelDataType type, List<RexNode> operands) {
        if (type.getSqlTypeName() != SqlTypeName.DECIMAL) {
            return calls.whole("bigintQuotient", type, operands);
        }
        return type.getScale() == 0
                ? calls.call(ExactFunctions.arithmetic("wholeQuotient"), type, operands, List.of(type.getPrecision()))
                : calls.decimal("quotient", type, operands);
    }

    private static RexNode modulo(ExactCalls calls, RelDataType type, List<RexNode> operands) {
        return type.getSqlTypeName() == SqlTypeName.DECIMAL
                ? calls.decimal("remainder", type, operands)
                : calls.cast(
                        calls.whole(
                                "bigintRemainder",
                                calls.builder()
                                        .getTypeFactory()
                                        .createTypeWithNullability(
                                                calls.builder().getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                                                type.isNullable()),
                                operands),
                        type);
    }
}
