package braid.answer.arithmetic.translation;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.arithmetic.translation.ExactFunctions.ExactFunction;
import braid.core.sql.type.ExactTypes;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Makes calls of {@link ExactFunctions}; of literals alone, their value. */
final class ExactCalls {
    private final RexBuilder builder;
    private final StatementPlace place;

    ExactCalls(RexBuilder builder, StatementPlace place) {
        this.builder = builder;
        this.place = place;
    }

    /** A call whose result is a DECIMAL of that type: the function takes its digits and scale behind the operands. */
    RexNode decimal(String method, RelDataType type, List<RexNode> operands) {
        return call(ExactFunctions.arithmetic(method), type, operands, List.of(type.getPrecision(), type.getScale()));
    }

    /** A call whose result is a whole number. */
    RexNode whole(String method, RelDataType type, List<RexNode> operands) {
        return call(ExactFunctions.arithmetic(method), type, operands, List.of());
    }

    /** A call with further whole numbers between its operands and the place. */
    RexNode call(ExactFunction function, RelDataType type, List<RexNode> operands, List<Integer> digits) {
        RexNode constant = constant(function, type, operands, digits);
        if (constant != null) {
            return constant;
        }
        List<RexNode> all = new ArrayList<>(operands);
        RelDataType integer = builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER);
        digits.forEach(n -> all.add(builder.makeExactLiteral(BigDecimal.valueOf(n), integer)));
        all.add(builder.makeLiteral(place.encoded()));
        boolean nullable = operands.stream().anyMatch(o -> o.getType().isNullable());
        RelDataType own = builder.getTypeFactory().createTypeWithNullability(type, nullable || type.isNullable());
        return builder.makeCall(own, function.operator(), all);
    }

    /** The value of a call of literals; {@code null} if it is none, or fails, which a running plan may never come to. */
    private RexNode constant(ExactFunction function, RelDataType type, List<RexNode> operands, List<Integer> digits) {
        List<Object> values = new ArrayList<>();
        for (RexNode operand : operands) {
            if (!(operand instanceof RexLiteral literal) || literal.isNull()) {
                return null;
            }
            values.add(
                    SqlTypeUtil.isCharacter(literal.getType())
                            ? literal.getValueAs(String.class)
                            : SqlTypeUtil.isExactNumeric(literal.getType())
                                    ? literal.getValueAs(BigDecimal.class)
                                    : literal.getValueAs(Double.class));
        }
        values.addAll(digits);
        values.add(place.encoded());
        if (values.contains(null)) {
            return null;
        }
        try {
            Object value = function.call(values.toArray());
            return value instanceof Number number
                    ? builder.makeExactLiteral(new BigDecimal(number.toString()), type)
                    : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    /**
     * A cast to a whole number or a decimal.
     *
     * @param type not of another kind
     */
    RexNode cast(RexNode value, RelDataType type) {
        if (alwaysFits(value.getType(), type)) {
            return builder.makeCast(type, value);
        }
        List<RexNode> operands = List.of(value);
        return switch (type.getSqlTypeName()) {
            case DECIMAL ->
                call(ExactFunctions.cast("decimal"), type, operands, List.of(type.getPrecision(), type.getScale()));
            case BIGINT -> call(ExactFunctions.cast("bigint"), type, operands, List.of());
            case INTEGER -> call(ExactFunctions.cast("integer"), type, operands, List.of());
            case SMALLINT -> call(ExactFunctions.cast("smallint"), type, operands, List.of());
            case TINYINT -> call(ExactFunctions.cast("tinyint"), type, operands, List.of());
            default -> throw new IllegalArgumentException("A cast to " + type);
        };
    }

    /** A DECIMAL with just the digits behind the point that its type has. */
    RexNode scaled(RexNode value) {
        RelDataType type = value.getType();
        return call(
                ExactFunctions.cast("decimal"), type, List.of(value), List.of(DataType.MAX_DIGITS, type.getScale()));
    }

    private static boolean alwaysFits(RelDataType from, RelDataType to) {
        if (!SqlTypeUtil.isExactNumeric(from)) {
            return false;
        }
        if (SqlTypeUtil.isIntType(from) && SqlTypeUtil.isIntType(to)) {
            return ExactTypes.digits(from) <= ExactTypes.digits(to);
        }
        return to.getSqlTypeName() == SqlTypeName.DECIMAL
                && ExactTypes.scale(to) >= ExactTypes.scale(from)
                && ExactTypes.digits(to) - ExactTypes.scale(to) >= ExactTypes.digits(from) - ExactTypes.scale(from);
    }

    /** The value as a DECIMAL with room for what may be added to it. */
    RexNode summand(RexNode value) {
        RelDataTypeFactory types = builder.getTypeFactory();
        RelDataType wide = types.createTypeWithNullability(
                types.createSqlType(
                        SqlTypeName.DECIMAL, ExactTypes.digits(value.getType()), ExactTypes.scale(value.getType())),
                value.getType().isNullable());
        return value.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                ? value
                : builder.makeAbstractCast(wide, value, false);
    }

    RexBuilder builder() {
        return builder;
    }

    /** Whether a call is arithmetic that can be computed without a check: on whole numbers, in 64 bits that are always enough. */
    static boolean isWideEnough(RexCall call) {
        return call.getType().getSqlTypeName() == SqlTypeName.BIGINT
                && (call.getKind() == SqlKind.PLUS
                        || call.getKind() == SqlKind.MINUS
                        || call.getKind() == SqlKind.TIMES);
    }
}
