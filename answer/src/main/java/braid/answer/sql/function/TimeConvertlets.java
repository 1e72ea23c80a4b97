package braid.answer.sql.function;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.sql.function.time.TimeFunctions;
import braid.answer.sql.function.time.TimeWords;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;

/**
 * Calcite's conversion of calls, in which those that compute with times and intervals are Braid's from the beginning, while their place in the
 * statement is known; and casts of constants, which Calcite would compute before {@link FunctionRewrite} sees them, keep their milliseconds.
 */
public final class TimeConvertlets implements SqlRexConvertletTable {
    private final SqlRexConvertletTable others;
    private final String statement;

    /**
     * @param others converts what does not compute with times and intervals
     * @param statement the text that mistakes are quoted from
     */
    public TimeConvertlets(SqlRexConvertletTable others, String statement) {
        this.others = others;
        this.statement = statement;
    }

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        SqlRexConvertlet usual = others.get(call);
        return switch (call.getKind()) {
            case CAST -> (context, c) -> cast(context, c, usual);
            case FLOOR, CEIL, PLUS, MINUS, TIMES, MINUS_PREFIX -> (context, c) -> timed(context, c, usual);
            default -> isNamed(call) ? (context, c) -> timed(context, c, usual) : usual;
        };
    }

    private static boolean isNamed(SqlCall call) {
        String name = call.getOperator().getName().toUpperCase(Locale.ROOT);
        return name.equals(TimeFunctions.ADDITION)
                || name.equals(TimeFunctions.DIFFERENCE)
                || TimeWords.method(name) != null;
    }

    private RexNode timed(SqlRexContext context, SqlCall call, SqlRexConvertlet usual) {
        RexNode converted = usual.convertCall(context, call);
        RexNode own = converted instanceof RexCall inner ? FunctionRewrite.timed(inner, calls(context, call)) : null;
        return own == null ? converted : own;
    }

    private TypedCalls calls(SqlRexContext context, SqlCall call) {
        return new TypedCalls(
                context.getRexBuilder(), StatementPlace.of(statement, call.getParserPosition(), call.toString()));
    }

    private RexNode cast(SqlRexContext context, SqlCall call, SqlRexConvertlet usual) {
        // Casts that Calcite puts in to make texts of two lengths meet have no type of their own.
        RelDataType to = context.getValidator().getValidatedNodeTypeIfKnown(call);
        RelDataType from = context.getValidator().getValidatedNodeTypeIfKnown(call.operand(0));
        if (to == null || from == null) {
            return usual.convertCall(context, call);
        }
        if (isTimed(from) && !SqlTypeUtil.isNumeric(to) || isTimed(to) && SqlTypeUtil.isCharacter(from)) {
            RexBuilder builder = context.getRexBuilder();
            RexNode cast = builder.makeAbstractCast(to, context.convertExpression(call.operand(0)), false);
            RexNode own = FunctionRewrite.timed((RexCall) cast, calls(context, call));
            if (own != null) {
                return own;
            }
        }
        return usual.convertCall(context, call);
    }

    private static boolean isTimed(RelDataType type) {
        return SqlTypeUtil.isDatetime(type) || SqlTypeUtil.isInterval(type);
    }
}
