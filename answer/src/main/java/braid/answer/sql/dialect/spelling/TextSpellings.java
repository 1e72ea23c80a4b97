package braid.answer.sql.dialect.spelling;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.type.SqlTypeName;

/** Text functions by the names that other engines give them. */
public final class TextSpellings {
    private static final Map<String, Spelling> ALL = new HashMap<>();

    static {
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.CHAR_LENGTH, 1), "LEN", "LENGTH", "CHAR_LENGTH");
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.LOWER, 1), "LCASE");
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.UPPER, 1), "UCASE");
        Spelling.put(ALL, Spelling.renamed(SqlStdOperatorTable.POWER, 2), "POW");
        Spelling.put(ALL, Spelling.taking(1, Integer.MAX_VALUE, TextSpellings::concat), "CONCAT");
        Spelling.put(ALL, Spelling.taking(2, 3, TextSpellings::part), "SUBSTR", "MID");
        Spelling.put(ALL, position(1, 0), "STRPOS", "INSTR");
        Spelling.put(ALL, position(0, 1), "LOCATE", "CHARINDEX");
        Spelling.put(ALL, trim(SqlTrimFunction.Flag.LEADING), "LTRIM");
        Spelling.put(ALL, trim(SqlTrimFunction.Flag.TRAILING), "RTRIM");
        Spelling.put(ALL, trim(SqlTrimFunction.Flag.BOTH), "BTRIM");
        Spelling.put(
                ALL,
                Spelling.taking(2, call -> compared(SqlStdOperatorTable.EQUALS, 1, call)),
                "STARTS_WITH",
                "STARTSWITH");
        Spelling.put(ALL, Spelling.taking(2, call -> compared(SqlStdOperatorTable.GREATER_THAN, 0, call)), "CONTAINS");
        Spelling.put(ALL, Spelling.taking(2, TextSpellings::ends), "ENDS_WITH", "ENDSWITH");
    }

    private TextSpellings() {}

    /** How each is written in the standard, by its name. */
    public static Map<String, Spelling> functions() {
        return Collections.unmodifiableMap(ALL);
    }

    /** As PostgreSQL, DuckDB and SQL Server have it: NULL is an empty text. */
    private static SqlNode concat(SqlCall call) {
        return call.getOperandList().stream()
                .map(operand -> Nodes.call(
                        SqlStdOperatorTable.COALESCE,
                        operand,
                        Nodes.cast(operand, SqlTypeName.VARCHAR, operand),
                        Nodes.text("", operand)))
                .reduce((a, b) -> Nodes.call(SqlStdOperatorTable.CONCAT, call, a, b))
                .orElseThrow();
    }

    private static SqlNode part(SqlCall call) {
        boolean behind = call.operand(1) instanceof SqlNumericLiteral number
                        && number.bigDecimalValue().signum() <= 0
                || call.operand(1).getKind() == SqlKind.MINUS_PREFIX;
        if (behind) {
            throw Spelling.refuse(
                    call.operand(1),
                    "A part that begins at " + call.operand(1)
                            + " is another one in each engine. Write RIGHT(x, 2) for the last characters; places count from 1.");
        }
        return Nodes.call(
                SqlStdOperatorTable.SUBSTRING, call, call.getOperandList().toArray(SqlNode[]::new));
    }

    private static Spelling position(int part, int text) {
        return Spelling.taking(
                2, call -> Nodes.call(SqlStdOperatorTable.POSITION, call, call.operand(part), call.operand(text)));
    }

    private static Spelling trim(SqlTrimFunction.Flag ends) {
        return Spelling.taking(1, 2, call -> {
            SqlNode removed = call.operandCount() == 2 ? call.operand(1) : Nodes.text(" ", call);
            String character = Nodes.literal(removed);
            if (character == null || character.codePointCount(0, character.length()) != 1) {
                throw Spelling.refuse(
                        removed,
                        call.getOperator().getName() + " takes one character to remove, not " + removed
                                + ". Write TRIM for each, one in the other: LTRIM(LTRIM(x, 'a'), 'b').");
            }
            return Nodes.call(
                    SqlStdOperatorTable.TRIM, call, ends.symbol(call.getParserPosition()), removed, call.operand(0));
        });
    }

    /** Where the second text is found in the first, compared with a number. */
    private static SqlNode compared(SqlOperator comparison, int number, SqlCall call) {
        SqlNode found = Nodes.call(SqlStdOperatorTable.POSITION, call, call.operand(1), call.operand(0));
        return Nodes.call(comparison, call, found, Nodes.number(number, call));
    }

    private static SqlNode ends(SqlCall call) {
        SqlNode length = Nodes.call(SqlStdOperatorTable.CHAR_LENGTH, call, call.<SqlNode>operand(1));
        SqlNode end = Nodes.function("RIGHT", call, List.of(call.operand(0), length));
        return Nodes.call(SqlStdOperatorTable.EQUALS, call, end, call.operand(1));
    }
}
