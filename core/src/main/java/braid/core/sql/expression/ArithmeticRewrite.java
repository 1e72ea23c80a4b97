package braid.core.sql.expression;

import braid.core.sql.type.TextFunctions;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Rewrites what engines compute differently into what they compute alike: {@code -x} and {@code ABS(x)} into a subtraction that cannot
 * overflow, lengths and positions of text into counts of code points.
 */
public final class ArithmeticRewrite extends SqlShuttle {
    private static final ArithmeticRewrite INSTANCE = new ArithmeticRewrite();

    public static SqlNode apply(SqlNode node) {
        return node.accept(INSTANCE);
    }

    @Override
    public SqlNode visit(SqlCall call) {
        SqlNode visited = super.visit(call);
        return visited instanceof SqlCall inner ? rewrite(inner) : visited;
    }

    private static SqlNode rewrite(SqlCall call) {
        SqlParserPos at = call.getParserPosition();
        if (call.getKind() == SqlKind.MINUS_PREFIX && !(call.operand(0) instanceof SqlLiteral)) {
            return negative(call.operand(0), at);
        }
        if (!(call.getOperator() instanceof SqlFunction)) {
            return call;
        }
        List<SqlNode> operands = call.getOperandList();
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "ABS" -> absolute(operands.get(0), at);
            case "CHAR_LENGTH", "CHARACTER_LENGTH" -> new SqlBasicCall(TextFunctions.LENGTH, operands, at);
            case "POSITION" -> operands.size() == 2 ? new SqlBasicCall(TextFunctions.POSITION, operands, at) : call;
            case "SUBSTRING" ->
                new SqlBasicCall(
                        operands.size() == 3 ? TextFunctions.SUBSTRING : TextFunctions.SUBSTRING_FROM, operands, at);
            default -> call;
        };
    }

    private static SqlNode negative(SqlNode x, SqlParserPos at) {
        return SqlStdOperatorTable.MINUS.createCall(at, SqlLiteral.createExactNumeric("0", at), x);
    }

    private static SqlNode absolute(SqlNode x, SqlParserPos at) {
        SqlNode isNegative = SqlStdOperatorTable.LESS_THAN.createCall(at, x, SqlLiteral.createExactNumeric("0", at));
        return new SqlCase(at, null, SqlNodeList.of(isNegative), SqlNodeList.of(negative(x, at)), x);
    }
}
