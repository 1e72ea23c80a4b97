package braid.answer.sql.dialect.spelling;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions that choose one of their arguments, as COALESCE and CASE. */
public final class ChoiceSpellings {
    private static final Map<String, Spelling> ALL = new HashMap<>();

    static {
        Spelling.put(ALL, Spelling.taking(2, ChoiceSpellings::coalesce), "IFNULL", "NVL", "ISNULL");
        Spelling.put(
                ALL,
                Spelling.taking(
                        3, call -> Nodes.choice(notNull(call.operand(0)), call.operand(1), call.operand(2), call)),
                "NVL2");
        Spelling.put(
                ALL,
                Spelling.taking(3, call -> Nodes.choice(call.operand(0), call.operand(1), call.operand(2), call)),
                "IF",
                "IIF");
        Spelling.put(ALL, Spelling.taking(3, Integer.MAX_VALUE, ChoiceSpellings::decode), "DECODE");
    }

    private ChoiceSpellings() {}

    /** How each is written in the standard, by its name. */
    public static Map<String, Spelling> functions() {
        return Collections.unmodifiableMap(ALL);
    }

    private static SqlNode coalesce(SqlCall call) {
        return Nodes.call(SqlStdOperatorTable.COALESCE, call, call.operand(0), call.operand(1));
    }

    private static SqlNode notNull(SqlNode value) {
        return Nodes.call(SqlStdOperatorTable.IS_NOT_NULL, value, value);
    }

    /** {@code DECODE(x, a, r, ..., otherwise)}, in which NULL is equal to NULL. */
    private static SqlNode decode(SqlCall call) {
        List<SqlNode> operands = call.getOperandList();
        SqlNodeList conditions = new SqlNodeList(call.getParserPosition());
        SqlNodeList values = new SqlNodeList(call.getParserPosition());
        int next = 1;
        while (next + 1 < operands.size()) {
            conditions.add(
                    Nodes.call(SqlStdOperatorTable.IS_NOT_DISTINCT_FROM, call, operands.get(0), operands.get(next)));
            values.add(operands.get(next + 1));
            next += 2;
        }
        SqlNode otherwise = next < operands.size() ? operands.get(next) : Nodes.nothing(call);
        return Nodes.choice(conditions, values, otherwise, call.getParserPosition());
    }
}
