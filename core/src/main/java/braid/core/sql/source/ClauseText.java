package braid.core.sql.source;

import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.token.Token;
import java.util.List;
import java.util.Locale;

/** The text of a pipeline file as its pieces, out of which clauses that SQL does not have are taken, so that every character keeps its place. */
final class ClauseText {
    private final String file;
    private final String whole;
    private final StringBuilder text;
    private final List<Token> tokens;

    ClauseText(String file, String text) {
        this.file = file;
        this.whole = text;
        this.text = new StringBuilder(text);
        this.tokens = Token.of(text);
    }

    int size() {
        return tokens.size();
    }

    /** {@link Token#NOTHING} behind the last. */
    Token at(int index) {
        return index < tokens.size() ? tokens.get(index) : Token.NOTHING;
    }

    boolean is(int index, String word) {
        return at(index).upper().equals(word);
    }

    /** In lower case, without quotes. */
    String word(int index) {
        Token token = at(index);
        String plain = token.isWord() ? token.text() : token.unquoted();
        return plain.toLowerCase(Locale.ROOT);
    }

    SqlMistake mistake(int index, String what) {
        Token token = index < tokens.size() ? tokens.get(index) : tokens.get(tokens.size() - 1);
        return SqlMistake.at(file, whole, token, what);
    }

    /** Leaves blanks in the place of some pieces. */
    void blank(int first, int last) {
        int end = at(last).start() + at(last).text().length();
        for (int i = at(first).start(); i < end; i++) {
            if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
                text.setCharAt(i, ' ');
            }
        }
    }

    /** What is left of it. */
    @Override
    public String toString() {
        return text.toString();
    }
}
