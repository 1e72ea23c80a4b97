package braid.serving.peer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What every refusal of a statement has: its place in the statement, a reason that names what stands there, and a way out or what is
 * allowed; in the words of who wrote the statement. What is wrong with a statement as a whole has its place at its beginning.
 */
final class RefusalForm {
    private static final Pattern OF_A_LIBRARY = Pattern.compile(
            "Unable to implement|enough rules|rel#|Enumerable|Exception|: null$|Error while|\\bat org\\.|class org\\.|org\\.apache|Index "
                    + "|No match found|\\$SCALAR_QUERY|conformance|Lexical error|overflow|<EOF>");

    private static final Pattern WAY_OUT = Pattern.compile(
            "(?:[.:;,?] )(?:Write|Use |CAST|Cast |Leave|Add |Take|Give|Name|Filter"
                    + "|Aggregate|Put|Say|Begin|Compute|Compare|Join|Count|Order|Choose|SELECT|GROUP BY|For |Only |There (?:is|are) |GET /api"
                    + "|Did you mean|Supported form|With NULLIF|Times are|One statement|A name in quotes|docs/|The schema is|Braid's version"
                    + "|the pipeline file says)|A DATE is moved by|^Only SELECT is answered|Say in which|take a whole number|takes a whole number|^An? \\w+ is written|is written like");

    /** A text, a word or an operator. */
    private static final Pattern TOKEN = Pattern.compile("'[^']*'|[\\p{L}\\p{N}_$]+|[-+*/^%~|<>=!&`]+");

    private static final Set<String> COMMON =
            Set.of("A", "OF", "IN", "IS", "TO", "AND", "OR", "THE", "AS", "BY", "NOT", "ONE");

    private RefusalForm() {}

    /**
     * What a refusal lacks; empty if nothing.
     *
     * @param details with its line and column
     */
    static Optional<String> lacking(String statement, Map<String, ?> details, String message) {
        if (!(details.get("line") instanceof Integer line && details.get("column") instanceof Integer column)) {
            return Optional.of("a place: " + message);
        }
        List<String> lines = Arrays.asList(statement.split("\n", -1));
        if (line < 1
                || line > lines.size()
                || column < 1
                || column > Math.max(1, lines.get(line - 1).length())) {
            return Optional.of("a place inside the statement: " + message);
        }
        String place = "Line " + line + ", column " + column + ": ";
        if (!message.startsWith(place)) {
            return Optional.of("its own place in words: " + message);
        }
        String reason = message.substring(place.length());
        String rest = lines.get(line - 1).substring(wordAt(lines.get(line - 1), column - 1)) + " "
                + String.join(" ", lines.subList(line, lines.size()));
        if (OF_A_LIBRARY.matcher(reason).find()) {
            return Optional.of("words of its own: " + message);
        }
        if (!names(reason, rest)) {
            return Optional.of("the name of what is refused: " + message);
        }
        return WAY_OUT.matcher(reason).find() ? Optional.empty() : Optional.of("a way out: " + message);
    }

    /** Where the word begins that a character of a line belongs to. */
    private static int wordAt(String line, int index) {
        int start = index;
        while (start > 0
                && start < line.length()
                && Character.isLetterOrDigit(line.charAt(start))
                && Character.isLetterOrDigit(line.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    /** Whether a reason has a word of what stands at its place or behind it, or begins with, or quotes, the sign there. */
    private static boolean names(String reason, String rest) {
        List<String> tokens = tokens(rest);
        String sign = rest.isBlank() ? "" : rest.strip().substring(0, 1);
        return tokens.isEmpty()
                || tokens.stream().anyMatch(tokens(reason)::contains)
                || reason.toUpperCase(Locale.ROOT).contains("'" + tokens.get(0) + "'")
                || reason.contains("\"" + sign + "\"")
                || reason.startsWith(sign);
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .filter(token -> !COMMON.contains(token))
                .toList();
    }
}
