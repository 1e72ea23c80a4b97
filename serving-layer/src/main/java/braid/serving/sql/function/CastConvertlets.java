package braid.serving.sql.function;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * Calcite's conversion of calls, in which the cast of a written time or interval to a text stays a cast for {@link FunctionRewrite}:
 * Calcite's would write it without its milliseconds there and then.
 */
public final class CastConvertlets implements SqlRexConvertletTable {
    public static final SqlRexConvertletTable INSTANCE = new CastConvertlets();

    private CastConvertlets() {}

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        return call.getKind() == SqlKind.CAST && call.operand(0) instanceof SqlLiteral
                ? CastConvertlets::convert
                : StandardConvertletTable.INSTANCE.get(call);
    }

    private static RexNode convert(SqlRexContext context, SqlCall call) {
        RelDataType to = context.getValidator().getValidatedNodeType(call);
        RelDataType from = context.getValidator().getValidatedNodeType(call.operand(0));
        boolean written = SqlTypeUtil.isCharacter(to) && (SqlTypeUtil.isDatetime(from) || SqlTypeUtil.isInterval(from));
        return written
                ? context.getRexBuilder().makeAbstractCast(to, context.convertExpression(call.operand(0)), false)
                : StandardConvertletTable.INSTANCE.get(call).convertCall(context, call);
    }
}
