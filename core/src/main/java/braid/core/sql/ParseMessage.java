package braid.core.sql;

import java.util.Collection;
import java.util.TreeSet;
import org.apache.calcite.sql.parser.SqlParseException;

/** Shortens a parser's message: what was met and, when they are few, what could have stood there. */
final class ParseMessage {
    private static final int FEW = 8;

    private ParseMessage() {}

    static String of(SqlParseException e) {
        String first = e.getMessage().lines().findFirst().orElse("The text is not SQL.");
        String met = first.replaceFirst(" at line \\d+, column \\d+\\.?$", "");
        Collection<String> expected = new TreeSet<>();
        if (e.getExpectedTokenNames() != null) {
            e.getExpectedTokenNames().stream()
                    .filter(token -> token.startsWith("\""))
                    .map(token -> token.substring(1, token.length() - 1))
                    .forEach(expected::add);
        }
        return expected.isEmpty() || expected.size() > FEW
                ? met + "."
                : met + ". Expected " + String.join(" or ", expected) + ".";
    }
}
