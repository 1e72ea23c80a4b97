package braid.answer.sql.function;

import braid.answer.arithmetic.StatementPlace;
import braid.core.sql.type.MethodFunction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/** Writes calls of Java methods into typed trees, each with the type that the call it stands for has. */
final class TypedCalls {
    private final RexBuilder builder;
    private final StatementPlace place;

    /** @param place of what the calls stand for */
    TypedCalls(RexBuilder builder, StatementPlace place) {
        this.builder = builder;
        this.place = place;
    }

    /** The last operand of methods that can fail. */
    RexNode place() {
        return text(place.encoded());
    }

    /** A call of the method of {@code owner} that has this name. */
    RexNode call(RelDataType type, Class<?> owner, String method, RexNode... operands) {
        return builder.makeCall(
                type,
                MethodFunction.of(owner.getSimpleName() + "." + method, ReturnTypes.explicit(type), owner, method),
                List.of(operands));
    }

    /** The same, of a type that may be NULL where an operand may. */
    RexNode call(SqlTypeName type, Class<?> owner, String method, RexNode... operands) {
        boolean nullable = Arrays.stream(operands).anyMatch(o -> o.getType().isNullable());
        return call(nullable(builder.getTypeFactory().createSqlType(type), nullable), owner, method, operands);
    }

    RelDataType nullable(RelDataType type, boolean nullable) {
        return builder.getTypeFactory().createTypeWithNullability(type, nullable);
    }

    RexNode text(String value) {
        return builder.makeLiteral(value);
    }

    RexNode integer(int value) {
        return builder.makeExactLiteral(
                BigDecimal.valueOf(value), builder.getTypeFactory().createSqlType(SqlTypeName.INTEGER));
    }

    /** A whole number as an INTEGER or BIGINT; it is refused at run time if it does not fit. */
    RexNode as(SqlTypeName type, RexNode number) {
        return builder.makeCast(
                nullable(
                        builder.getTypeFactory().createSqlType(type),
                        number.getType().isNullable()),
                number);
    }
}
