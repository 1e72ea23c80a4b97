package braid.answer.arithmetic.translation;

import braid.answer.arithmetic.Arithmetic;
import braid.answer.arithmetic.Casts;
import braid.answer.arithmetic.StatementPlace;
import braid.answer.arithmetic.Veil;
import braid.core.sql.type.ExactTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * Translates the expressions of one statement as Calcite does, but for arithmetic and casts of whole numbers and decimals, which become
 * calls of {@link Arithmetic} and {@link Casts} that know their place in the statement; and for functions that make text longer.
 */
public final class ExactConvertlets implements SqlRexConvertletTable {
    private final SqlRexConvertletTable standard = StandardConvertletTable.INSTANCE;
    private final String statement;

    /** @param statement the text of the statement, out of which mistakes are quoted */
    public ExactConvertlets(String statement) {
        this.statement = statement;
    }

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        SqlRexConvertlet usual = standard.get(call);
        return switch (call.getKind()) {
            case PLUS, MINUS, TIMES, DIVIDE, MOD -> (cx, c) -> binary(cx, c, usual);
            case MINUS_PREFIX -> (cx, c) -> unary(cx, c, "Negative", usual);
            case CAST -> (cx, c) -> cast(cx, c, usual);
            case AVG, STDDEV_POP, STDDEV_SAMP, VAR_POP, VAR_SAMP, SUM, COVAR_POP, COVAR_SAMP, REGR_SXX, REGR_SYY ->
                (cx, c) -> overWindow(cx, c, usual);
            case LAG, LEAD -> (cx, c) -> neighbour(cx, c, usual);
            default -> named(call, usual);
        };
    }

    private SqlRexConvertlet named(SqlCall call, SqlRexConvertlet usual) {
        if (call.getOperator() == Veil.NULLABLE) {
            return (cx, c) -> nullable(cx, c.operand(0));
        }
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "ABS" -> (cx, c) -> unary(cx, c, "Absolute", usual);
            case "ROUND" -> (cx, c) -> rounded(cx, c, "bigintRound", usual);
            case "TRUNCATE", "TRUNC" -> (cx, c) -> rounded(cx, c, "bigintTruncate", usual);
            case "LPAD", "RPAD", "SPACE", "REPEAT" -> (cx, c) -> lengthened(cx, c, usual);
            case "SIGN", "GREATEST", "LEAST" -> (cx, c) -> scaled(cx, c, usual);
            default -> usual;
        };
    }

    private ExactCalls calls(SqlRexContext cx, SqlCall call) {
        return new ExactCalls(
                cx.getRexBuilder(), StatementPlace.of(statement, call.getParserPosition(), call.toString()));
    }

    private static List<RexNode> operands(SqlRexContext cx, SqlCall call) {
        return call.getOperandList().stream().map(cx::convertExpression).toList();
    }

    /** The type that the validator gave a call, or that follows from its operands where it was made later. */
    private static RelDataType type(SqlRexContext cx, SqlCall call, List<RexNode> operands) {
        RelDataType known = cx.getValidator().getValidatedNodeTypeIfKnown(call);
        return known != null ? known : cx.getRexBuilder().deriveReturnType(call.getOperator(), operands);
    }

    private RexNode binary(SqlRexContext cx, SqlCall call, SqlRexConvertlet usual) {
        if (call.operandCount() != 2 || !isExact(cx, call.operand(0)) || !isExact(cx, call.operand(1))) {
            return usual.convertCall(cx, call);
        }
        List<RexNode> operands = operands(cx, call);
        return BinaryCalls.of(cx, call, calls(cx, call), type(cx, call, operands), operands);
    }

    private RexNode unary(SqlRexContext cx, SqlCall call, String method, SqlRexConvertlet usual) {
        RelDataType type = cx.getValidator().getValidatedNodeTypeIfKnown(call.operand(0));
        if (type == null || !SqlTypeUtil.isIntType(type)) {
            return usual.convertCall(cx, call);
        }
        RexNode operand = cx.convertExpression(call.operand(0));
        String size = operand.getType().getSqlTypeName() == SqlTypeName.BIGINT ? "bigint" : "integer";
        return calls(cx, call).whole(size + method, operand.getType(), List.of(operand));
    }

    private RexNode cast(SqlRexContext cx, SqlCall call, SqlRexConvertlet usual) {
        if (!(call.operand(1) instanceof SqlDataTypeSpec target)
                || call.operandCount() > 2
                || SqlUtil.isNullLiteral(call.operand(0), false)) {
            return usual.convertCall(cx, call);
        }
        RelDataType wanted = target.deriveType(cx.getValidator());
        RexNode value = cx.convertExpression(call.operand(0));
        RelDataType from = value.getType();
        if (SqlTypeUtil.isBoolean(wanted) && SqlTypeUtil.isNumeric(from)) {
            throw StatementPlace.of(statement, call.getParserPosition(), call.toString())
                    .refuse("a number is neither true nor false. Write x <> 0.");
        }
        boolean checked = SqlTypeUtil.isExactNumeric(wanted)
                && !SqlTypeUtil.isInterval(from)
                && (SqlTypeUtil.isNumeric(from) || SqlTypeUtil.isCharacter(from));
        if (!checked
                || from.getSqlTypeName() == wanted.getSqlTypeName() && wanted.getSqlTypeName() != SqlTypeName.DECIMAL) {
            return usual.convertCall(cx, call);
        }
        return calls(cx, call).cast(value, cx.getTypeFactory().createTypeWithNullability(wanted, from.isNullable()));
    }

    private RexNode rounded(SqlRexContext cx, SqlCall call, String method, SqlRexConvertlet usual) {
        RelDataType type = cx.getValidator().getValidatedNodeTypeIfKnown(call.operand(0));
        if (call.operandCount() != 2 || type == null || !SqlTypeUtil.isIntType(type)) {
            return scaled(cx, call, usual);
        }
        List<RexNode> operands = operands(cx, call);
        ExactCalls calls = calls(cx, call);
        RelDataType bigint = cx.getTypeFactory()
                .createTypeWithNullability(
                        cx.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                        operands.stream().anyMatch(o -> o.getType().isNullable()));
        return calls.cast(calls.whole(method, bigint, operands), type(cx, call, operands));
    }

    /** With as many digits behind the point as its type has, where what computes it may leave fewer: equal values are found by their digits. */
    private RexNode scaled(SqlRexContext cx, SqlCall call, SqlRexConvertlet usual) {
        RexNode value = usual.convertCall(cx, call);
        return value.getType().getSqlTypeName() == SqlTypeName.DECIMAL
                ? calls(cx, call).scaled(value)
                : value;
    }

    /** A row before or behind, or what stands for it where there is none, both of the type that the validator gave them. */
    private RexNode neighbour(SqlRexContext cx, SqlCall call, SqlRexConvertlet usual) {
        RelDataType type = cx.getValidator().getValidatedNodeTypeIfKnown(call);
        if (call.operandCount() != 3 || type == null || !SqlTypeUtil.isNumeric(type)) {
            return usual.convertCall(cx, call);
        }
        List<RexNode> operands = operands(cx, call);
        return cx.getRexBuilder()
                .makeCall(
                        type,
                        call.getOperator(),
                        List.of(as(cx, type, operands.get(0)), operands.get(1), as(cx, type, operands.get(2))));
    }

    private static RexNode nullable(SqlRexContext cx, SqlNode operand) {
        RexNode value = cx.convertExpression(operand);
        return Veil.over(
                value, cx.getTypeFactory().createTypeWithNullability(value.getType(), true), cx.getRexBuilder());
    }

    private static RexNode as(SqlRexContext cx, RelDataType type, RexNode value) {
        return cx.getRexBuilder()
                .ensureType(
                        cx.getTypeFactory()
                                .createTypeWithNullability(type, value.getType().isNullable()),
                        value,
                        false);
    }

    private RexNode lengthened(SqlRexContext cx, SqlCall call, SqlRexConvertlet usual) {
        List<RexNode> operands = new ArrayList<>(operands(cx, call));
        RelDataType type = type(cx, call, operands);
        ExactCalls calls = calls(cx, call);
        if (call.getOperator().getName().equalsIgnoreCase("REPEAT")) {
            return calls.call(ExactFunctions.length("repeated"), type, operands, List.of());
        }
        int length = operands.size() == 1 ? 0 : 1;
        RelDataType integer = cx.getTypeFactory()
                .createTypeWithNullability(
                        cx.getTypeFactory().createSqlType(SqlTypeName.INTEGER),
                        operands.get(length).getType().isNullable());
        operands.set(
                length, calls.call(ExactFunctions.length("made"), integer, List.of(operands.get(length)), List.of()));
        return cx.getRexBuilder().makeCall(type, call.getOperator(), operands);
    }

    /** An aggregate over a window, in terms of exact sums. */
    private RexNode overWindow(SqlRexContext cx, SqlCall call, SqlRexConvertlet usual) {
        List<RexNode> values = operands(cx, call);
        if (!ExactAggregate.isMade(
                call.getKind(), values.stream().map(RexNode::getType).toList())) {
            return usual.convertCall(cx, call);
        }
        RelDataType type = cx.getValidator().getValidatedNodeType(call);
        return new ExactAggregate(calls(cx, call), (SqlAggFunction) call.getOperator(), values, type)
                .of((function, arguments, result) -> cx.getRexBuilder().makeCall(result, function, arguments));
    }

    private static boolean isExact(SqlRexContext cx, SqlNode node) {
        RelDataType type = cx.getValidator().getValidatedNodeTypeIfKnown(node);
        RelDataType known = type == null ? cx.convertExpression(node).getType() : type;
        return ExactTypes.areExact(known, known);
    }
}
