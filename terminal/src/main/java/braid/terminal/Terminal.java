package braid.terminal;

import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * Where a command prints, and whether a person with a cursor looks at it.
 *
 * @param live true when the same lines may be drawn again and again
 * @param columns width in characters, at least 40
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean live, int columns) {
    private static final int DEFAULT_COLUMNS = 100;
    private static final int WIDEST_HELP = 120;
    private static final int LEAST_COLUMNS = 40;

    /** The process's own; the script {@code braid} says in system properties whether stdout is a terminal and how wide. */
    public static Terminal ofProcess() {
        int columns = Math.max(LEAST_COLUMNS, Integer.getInteger("braid.columns", DEFAULT_COLUMNS));
        return new Terminal(writer(System.out), writer(System.err), Boolean.getBoolean("braid.terminal"), columns);
    }

    /** How wide help is printed, by every command alike. */
    public int helpColumns() {
        return Math.min(columns, WIDEST_HELP);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, java.nio.charset.StandardCharsets.UTF_8);
    }
}
