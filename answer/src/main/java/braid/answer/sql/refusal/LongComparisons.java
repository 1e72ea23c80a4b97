package braid.answer.sql.refusal;

import braid.answer.sql.mistake.SqlMistakes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses conditions in which LIKE and BETWEEN stand in one line with too many others of their kind: the parser looks for the end of each
 * through all that follow, which for a thousand takes it ten seconds that nothing can cut short. In parentheses each is by itself.
 */
public final class LongComparisons {
    private static final int MOST = 400;

    private static final Pattern TOKEN = Pattern.compile(
            "'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|--[^\\n]*+|/\\*(?s:.*?)\\*/|[(),]|[A-Za-z_][A-Za-z_0-9$]*+");

    private final Deque<Integer> counts = new ArrayDeque<>();

    private LongComparisons() {}

    /** @throws braid.answer.rows.request.BadRequest at the first that is one too many */
    public static void check(String statement) {
        LongComparisons chains = new LongComparisons();
        chains.counts.push(0);
        Matcher token = TOKEN.matcher(statement);
        while (token.find()) {
            if (chains.countAfter(token.group().toUpperCase(Locale.ROOT)) > MOST) {
                throw SqlMistakes.at(
                        statement,
                        token.start(),
                        "More than " + MOST
                                + " LIKE or BETWEEN in one condition without parentheses. Put each into its own:"
                                + " (x LIKE 'a%') OR (x LIKE 'b%').");
            }
        }
    }

    /** How many there are so far in the expression that a token belongs to. */
    private int countAfter(String token) {
        switch (token) {
            case "(" -> counts.push(0);
            case ")" -> {
                if (counts.size() > 1) {
                    counts.pop();
                }
            }
            case "LIKE", "ILIKE", "RLIKE", "SIMILAR", "BETWEEN" -> counts.push(counts.pop() + 1);
            case ",", "WHEN", "THEN", "ELSE", "SELECT", "FROM", "WHERE", "ON", "HAVING", "QUALIFY" -> {
                counts.pop();
                counts.push(0);
            }
            default -> {}
        }
        return counts.peek();
    }
}
