package braid.core.sql.mistake;

import braid.core.sql.token.Token;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A mistake in a pipeline file: where it is and what would be right. The message is {@code file:line:column: what}. */
public final class SqlMistake extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;
    private final String what;

    public SqlMistake(String file, int line, int column, String what) {
        super(file + ":" + line + ":" + column + ": " + what);
        this.line = line;
        this.column = column;
        this.what = what;
    }

    public SqlMistake(String file, SqlParserPos at, String what) {
        this(file, at.getLineNum(), at.getColumnNum(), what);
    }

    /** A mistake at a token of the file's text. */
    public static SqlMistake at(String file, String text, Token token, String what) {
        String before = text.substring(0, Math.max(0, token.start()));
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new SqlMistake(file, line, before.length() - before.lastIndexOf('\n'), what);
    }

    /** Counted from 1. */
    public int line() {
        return line;
    }

    /** Counted from 1. */
    public int column() {
        return column;
    }

    /** The message without its place. */
    public String what() {
        return what;
    }
}
