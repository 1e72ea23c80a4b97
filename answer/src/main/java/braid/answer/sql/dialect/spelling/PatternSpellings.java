package braid.answer.sql.dialect.spelling;

import braid.answer.sql.function.Patterns;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Regular expressions, by operators and functions, as calls of {@link Patterns}. */
public final class PatternSpellings {
    private PatternSpellings() {}

    /** What stands for a call with a regular expression; {@code null} of another. */
    public static SqlNode of(SqlCall call) {
        SqlNode[] operands = call.getOperandList().toArray(SqlNode[]::new);
        SqlNode standard = standard(call, operands);
        if (standard != null) {
            check(operands[1]);
        }
        return standard;
    }

    private static SqlNode standard(SqlCall call, SqlNode[] operands) {
        return switch (call.getKind()) {
            case POSIX_REGEX_CASE_SENSITIVE, POSIX_REGEX_CASE_INSENSITIVE -> matches(call, operands);
            case RLIKE ->
                negated(call, Patterns.FOUND, operands, call.getOperator().getName());
            default -> named(call, operands);
        };
    }

    private static SqlNode named(SqlCall call, SqlNode[] operands) {
        return switch (call.getOperator().getName().toUpperCase(Locale.ROOT)) {
            case "REGEXP_LIKE", "REGEXP_MATCHES", "REGEXP_CONTAINS", "REGEXP", "RLIKE" ->
                operands.length == 2 ? Nodes.call(Patterns.FOUND, call, operands) : null;
            case "REGEXP_REPLACE" -> operands.length == 3 || operands.length == 4 ? replaced(call, operands) : null;
            case "REGEXP_EXTRACT", "REGEXP_SUBSTR" ->
                operands.length == 2 ? Nodes.call(Patterns.PART, call, operands) : null;
            case "REGEXP_COUNT" -> operands.length == 2 ? Nodes.call(Patterns.COUNT, call, operands) : null;
            default -> null;
        };
    }

    /** {@code ~}, {@code ~*} and their negations. */
    private static SqlNode matches(SqlCall call, SqlNode[] operands) {
        String name = call.getOperator().getName();
        SqlOperator found =
                name.endsWith("CASE INSENSITIVE") || name.endsWith("*") ? Patterns.FOUND_ANY_CASE : Patterns.FOUND;
        return negated(call, found, operands, name);
    }

    private static SqlNode negated(SqlCall call, SqlOperator found, SqlNode[] operands, String name) {
        SqlNode match = Nodes.call(found, call, operands[0], operands[1]);
        boolean not = name.startsWith("NEGATED") || name.startsWith("!") || name.startsWith("NOT");
        return not ? Nodes.call(SqlStdOperatorTable.NOT, call, match) : match;
    }

    /** PostgreSQL and DuckDB replace the first match, all others every one. */
    private static SqlNode replaced(SqlCall call, SqlNode[] operands) {
        String flags = operands.length == 4 ? Nodes.literal(operands[3]) : null;
        if (!"g".equals(flags)) {
            throw Spelling.refuse(
                    call,
                    "REGEXP_REPLACE of three arguments replaces the first match in some engines and every one in others."
                            + " Write REGEXP_REPLACE(x, pattern, by, 'g') for every one.");
        }
        return Nodes.call(Patterns.REPLACED, call, operands[0], operands[1], operands[2]);
    }

    /** An expression that is written out is compiled at once, where its place is known. */
    private static void check(SqlNode expression) {
        String text = Nodes.literal(expression);
        if (text != null) {
            try {
                Patterns.compiled(text);
            } catch (IllegalArgumentException e) {
                throw Spelling.refuse(
                        expression,
                        e.getMessage() + ". Write a backslash before a character that means itself: '\\\\(' for '('.");
            }
        }
    }
}
