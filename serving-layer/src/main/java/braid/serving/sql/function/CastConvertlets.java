package braid.serving.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;

/**
 * Calcite's conversion of calls, in which casts from and to times and intervals are Braid's from the beginning: those of constants would be
 * computed by Calcite before {@link FunctionRewrite} sees them, and lose their milliseconds.
 */
public final class CastConvertlets implements SqlRexConvertletTable {
    private final SqlRexConvertletTable others;

    /** @param others converts what is no cast of times and intervals */
    public CastConvertlets(SqlRexConvertletTable others) {
        this.others = others;
    }

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        return call.getKind() == SqlKind.CAST ? this::convert : others.get(call);
    }

    private RexNode convert(SqlRexContext context, SqlCall call) {
        // Casts that Calcite puts in to make texts of two lengths meet have no type of their own.
        RelDataType to = context.getValidator().getValidatedNodeTypeIfKnown(call);
        RelDataType from = context.getValidator().getValidatedNodeTypeIfKnown(call.operand(0));
        if (to == null || from == null) {
            return others.get(call).convertCall(context, call);
        }
        if (isTimed(from) && !SqlTypeUtil.isNumeric(to) || isTimed(to) && SqlTypeUtil.isCharacter(from)) {
            RexBuilder builder = context.getRexBuilder();
            RexNode cast = builder.makeAbstractCast(to, context.convertExpression(call.operand(0)), false);
            RexNode own = new CastRewrite(new TypedCalls(builder)).of((RexCall) cast);
            if (own != null) {
                return own;
            }
        }
        return others.get(call).convertCall(context, call);
    }

    private static boolean isTimed(RelDataType type) {
        return SqlTypeUtil.isDatetime(type) || SqlTypeUtil.isInterval(type);
    }
}
