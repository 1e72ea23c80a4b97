package braid.cli.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Puts lines together to statements: each ends with a semicolon that stands in no quotes and no comment. A line that begins with a
 * backslash, where no statement has begun, is a command by itself.
 */
final class StatementLines {
    private final StringBuilder pending = new StringBuilder();

    /** Takes a line; gives the statements, without semicolon, and commands that it completes. */
    List<String> add(String line) {
        List<String> complete = new ArrayList<>();
        if (pending.toString().isBlank() && isCommand(line)) {
            pending.setLength(0);
            complete.add(line.strip());
            return complete;
        }
        pending.append(line).append('\n');
        for (int end = end(pending); end >= 0; end = end(pending)) {
            String statement = pending.substring(0, end).strip();
            pending.delete(0, end + 1);
            if (!statement.isEmpty()) {
                complete.add(statement);
            }
        }
        return complete;
    }

    /** What stands behind the last semicolon. */
    String rest() {
        String rest = pending.toString().strip();
        pending.setLength(0);
        return rest;
    }

    /** Whether a text needs no further line. */
    static boolean isComplete(String text) {
        if (text.isBlank() || isCommand(text)) {
            return true;
        }
        int end = end(text);
        int last = -1;
        while (end >= 0) {
            last += end + 1;
            end = end(text.substring(last + 1));
        }
        return last >= 0 && text.substring(last + 1).isBlank();
    }

    /** {@code \d}, or what people type to leave. */
    private static boolean isCommand(String text) {
        String word = text.strip();
        return word.startsWith("\\") || word.matches("(?i)(quit|exit|help);?");
    }

    /** The place of the first semicolon that ends a statement, or -1. */
    private static int end(CharSequence text) {
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean comment = quote == 0 && c == '-' && i + 1 < text.length() && text.charAt(i + 1) == '-';
            if (comment) {
                while (i + 1 < text.length() && text.charAt(i + 1) != '\n') {
                    i++;
                }
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ';') {
                return i;
            }
        }
        return -1;
    }
}
