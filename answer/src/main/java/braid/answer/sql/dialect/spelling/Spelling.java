package braid.answer.sql.dialect.spelling;

import braid.answer.rows.request.BadRequest;
import java.util.Map;
import java.util.function.Function;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;

/** How a call of another engine is written in the standard. */
@FunctionalInterface
public interface Spelling {
    /**
     * What stands for a call whose operands are standard already; {@code null} if it stays as it is.
     *
     * @throws BadRequest if it could mean more than one thing
     */
    SqlNode standard(SqlCall call);

    /** The same for calls with so many operands; others stay. */
    static Spelling taking(int fewest, int most, Function<SqlCall, SqlNode> standard) {
        return call -> call.operandCount() < fewest || call.operandCount() > most ? null : standard.apply(call);
    }

    static Spelling taking(int count, Function<SqlCall, SqlNode> standard) {
        return taking(count, count, standard);
    }

    /** The same operands under the operator's standard name. */
    static Spelling renamed(SqlOperator standard, int operands) {
        return taking(
                operands,
                call -> Nodes.call(standard, call, call.getOperandList().toArray(SqlNode[]::new)));
    }

    static void put(Map<String, Spelling> all, Spelling spelling, String... names) {
        for (String name : names) {
            all.put(name, spelling);
        }
    }

    static BadRequest refuse(SqlNode at, String message) {
        SqlParserPos place = at.getParserPosition();
        return BadRequest.at(place.getLineNum(), place.getColumnNum(), message);
    }
}
