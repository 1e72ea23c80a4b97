package braid.answer.arithmetic;

import braid.core.sql.type.MethodFunction;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;

/**
 * A value as itself, of which the planner does not know that it is a constant, or never NULL: where Calcite draws a wrong conclusion from
 * that. Public because a running plan calls it.
 */
public final class Veil {
    /** What may be NULL, as far as anybody is told, in a statement's text; {@code ExactConvertlets} puts the veil in its place. */
    public static final SqlFunction NULLABLE =
            SqlBasicFunction.create("NULLABLE", ReturnTypes.ARG0_FORCE_NULLABLE, OperandTypes.ANY);

    private Veil() {}

    /** The value that is given. */
    public static Object same(Object value) {
        return value;
    }

    /**
     * The same value under the veil.
     *
     * @param type the value's own, or that with NULL
     */
    public static RexNode over(RexNode value, RelDataType type, RexBuilder builder) {
        SqlFunction same = MethodFunction.of("SAME", ReturnTypes.explicit(type), Veil.class, "same");
        return builder.makeCall(type, same, List.of(value));
    }
}
