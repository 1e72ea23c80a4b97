package braid.core.sql.token;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text that is SQL, as a scan before the parser sees it: a word, a number, a sign, or something {@link Opaque}.
 *
 * @param start where it begins in the text, from 0
 */
public record Token(String text, int start) {
    /** Stands where there is none: before the first and behind the last. */
    public static final Token NOTHING = new Token(";", -1);

    private static final Pattern PIECE =
            Pattern.compile(Opaque.PIECES + "|[\\p{L}_][\\p{L}\\p{N}_$]*+|\\d[\\w.]*+|\\S");

    /** Those of a text, without its comments. */
    public static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher piece = PIECE.matcher(text);
        while (piece.find()) {
            String each = piece.group();
            if (!each.startsWith("--") && !each.startsWith("/*")) {
                tokens.add(new Token(each, piece.start()));
            }
        }
        return tokens;
    }

    /**
     * The offset in a text, from 0, of a place as a parser tells it.
     *
     * @param line from 1
     * @param column from 1
     * @return -1 if the text has not so many lines
     */
    public static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
            if (start == 0) {
                return -1;
            }
        }
        return start + column - 1;
    }

    public String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    public boolean isWord() {
        return Character.isLetter(text.charAt(0)) || text.charAt(0) == '_';
    }

    public boolean isText() {
        return text.charAt(0) == '\'';
    }

    boolean isQuotedName() {
        return text.length() > 2 && text.charAt(0) == '"' && text.endsWith("\"");
    }

    /** What stands between the quotes of a text or a name. */
    public String unquoted() {
        String quote = text.substring(0, 1);
        String inside =
                text.length() > 1 && text.endsWith(quote) ? text.substring(1, text.length() - 1) : text.substring(1);
        return inside.replace(quote + quote, quote);
    }
}
