package braid.answer.sql.dialect.window;

import braid.answer.sql.dialect.spelling.Nodes;
import braid.answer.sql.dialect.spelling.Spelling;
import braid.answer.sql.function.KnownValues;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Window functions with IGNORE NULLS as {@link KnownValues} over frames: {@code LAG(x, 2) IGNORE NULLS} is the second value from the end of the
 * rows before, {@code LEAD} from the beginning of those behind.
 */
final class KnownSpellings {
    private KnownSpellings() {}

    /**
     * What stands for a call with IGNORE NULLS over a window; {@code null} if it stays.
     *
     * @param call whose first operand has IGNORE NULLS
     */
    static SqlNode of(SqlCall call) {
        SqlCall function = ((SqlCall) call.operand(0)).operand(0);
        SqlNode window = call.operand(1);
        return switch (function.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "FIRST_VALUE" -> over(KnownValues.FROM_START, function, 1, window);
            case "LAST_VALUE" -> over(KnownValues.FROM_END, function, 1, window);
            case "NTH_VALUE" -> over(KnownValues.FROM_START, function, count(function), window);
            case "LAG" -> neighbour(function, window, true);
            case "LEAD" -> neighbour(function, window, false);
            default -> null;
        };
    }

    private static SqlNode over(SqlOperator operator, SqlCall function, long place, SqlNode window) {
        SqlNode value = Nodes.call(operator, function, function.operand(0), Nodes.number(place, function));
        return Nodes.call(SqlStdOperatorTable.OVER, function, value, window);
    }

    /** A value is known where it is there, so that a default stands only where there is none. */
    private static SqlNode neighbour(SqlCall function, SqlNode window, boolean back) {
        long count = count(function);
        boolean before = back == count > 0;
        SqlParserPos place = window.getParserPosition();
        SqlNode one = Nodes.number(1, window);
        SqlNode rows = before
                ? WindowSpellings.framed(
                        window, true, SqlWindow.createUnboundedPreceding(place), SqlWindow.createPreceding(one, place))
                : WindowSpellings.framed(
                        window, true, SqlWindow.createFollowing(one, place), SqlWindow.createUnboundedFollowing(place));
        SqlOperator operator = before ? KnownValues.FROM_END : KnownValues.FROM_START;
        SqlNode value = over(operator, function, Math.abs(count), rows);
        return function.operandCount() < 3
                ? value
                : Nodes.call(SqlStdOperatorTable.COALESCE, function, value, function.operand(2));
    }

    /** The second operand, a whole number that is written out and not 0. */
    private static long count(SqlCall function) {
        if (function.operandCount() < 2) {
            return 1;
        }
        SqlNode given = function.operand(1);
        boolean negative = given.getKind() == SqlKind.MINUS_PREFIX;
        SqlNode digits = negative ? ((SqlCall) given).operand(0) : given;
        boolean whole = digits instanceof SqlNumericLiteral number && number.isInteger();
        long count = whole ? ((SqlLiteral) digits).longValue(true) : 0;
        if (count == 0 || count > Integer.MAX_VALUE) {
            throw Spelling.refuse(
                    given,
                    function.getOperator().getName().toUpperCase(Locale.ROOT)
                            + " with IGNORE NULLS takes a whole number of rows that is not 0, not " + given
                            + ". Write the number out: LAG(x, 2) IGNORE NULLS.");
        }
        return negative ? -count : count;
    }
}
