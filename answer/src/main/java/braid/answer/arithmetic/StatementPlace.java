package braid.answer.arithmetic;

import braid.answer.rows.request.BadRequest;
import braid.core.sql.token.Token;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * Where an expression stands in a statement, in a form that a running plan can carry: {@code line:column:text}.
 *
 * @param line from 1; 0 where the place is not known
 * @param column from 1
 * @param text the expression as it was written, cut where it is long
 */
public record StatementPlace(int line, int column, String text) {
    /** The way out of a value in a row that nothing can be computed from. */
    public static final String LEAVE_OUT = " Leave such rows out with a condition, or make them NULL with CASE.";

    private static final int MOST_TEXT = 60;

    /** The place of an expression, with its text out of the statement. */
    public static StatementPlace of(String statement, SqlParserPos position, String otherwise) {
        if (position.getLineNum() < 1) {
            return unknown(otherwise);
        }
        int from = Token.offset(statement, position.getLineNum(), position.getColumnNum());
        int to = Token.offset(statement, position.getEndLineNum(), position.getEndColumnNum()) + 1;
        boolean within = from >= 0 && from < to && to <= statement.length();
        return new StatementPlace(
                position.getLineNum(),
                position.getColumnNum(),
                cut(within ? statement.substring(from, to) : otherwise));
    }

    /** An expression that the statement has in other words. */
    public static StatementPlace unknown(String text) {
        return new StatementPlace(0, 0, cut(text));
    }

    private static String cut(String text) {
        String plain = text.replaceAll("\\s+", " ");
        return plain.codePointCount(0, plain.length()) <= MOST_TEXT
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MOST_TEXT)) + "...";
    }

    public String encoded() {
        return line + ":" + column + ":" + text;
    }

    private static StatementPlace decode(String encoded) {
        String[] parts = encoded.split(":", 3);
        return new StatementPlace(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2]);
    }

    /** The error of a running plan at a place. */
    public static BadRequest error(String encoded, String message) {
        return decode(encoded).refuse(message);
    }

    /** @param message what is wrong with the expression, which is named before it */
    public BadRequest refuse(String message) {
        String whole = text + ": " + message;
        return line > 0 ? BadRequest.at(line, column, whole) : new BadRequest(whole);
    }
}
