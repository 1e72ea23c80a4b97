package braid.answer.sql.parse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlShuttle;

/**
 * Turns {@code a OR b OR c OR ...}, which is parsed into a tree as deep as it is long, into one that is as deep as its logarithm; AND alike.
 * It means the same.
 */
final class BalancedChains extends SqlShuttle {
    private BalancedChains() {}

    static SqlNode of(SqlNode statement) {
        return statement.accept(new BalancedChains());
    }

    @Override
    public SqlNode visit(SqlCall call) {
        if (!isChain(call.getKind())) {
            return super.visit(call);
        }
        List<SqlNode> terms = new ArrayList<>();
        for (SqlNode term : terms(call)) {
            terms.add(term.accept(this));
        }
        return balanced(call.getOperator(), terms);
    }

    private static boolean isChain(SqlKind kind) {
        return kind == SqlKind.OR || kind == SqlKind.AND;
    }

    private static List<SqlNode> terms(SqlCall chain) {
        List<SqlNode> terms = new ArrayList<>();
        Deque<SqlNode> open = new ArrayDeque<>(List.of(chain));
        while (!open.isEmpty()) {
            SqlNode next = open.pop();
            if (next.getKind() == chain.getKind()) {
                List<SqlNode> operands = ((SqlCall) next).getOperandList();
                for (int i = operands.size() - 1; i >= 0; i--) {
                    open.push(operands.get(i));
                }
            } else {
                terms.add(next);
            }
        }
        return terms;
    }

    private static SqlNode balanced(SqlOperator operator, List<SqlNode> terms) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        int half = terms.size() / 2;
        SqlNode left = balanced(operator, terms.subList(0, half));
        SqlNode right = balanced(operator, terms.subList(half, terms.size()));
        return new SqlBasicCall(operator, List.of(left, right), SqlParserPos.sum(List.of(left, right)));
    }
}
