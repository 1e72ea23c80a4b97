package braid.core.sql.token;

/** Letters that stand for those that names begin with, while a parser reads a text in which a word of SQL is a name. */
public final class DisguisedLetters {
    /** Letters without case that the parser takes, for a to z. */
    private static final char FIRST = '\u1400';

    private static final int LETTERS = 26;

    private DisguisedLetters() {}

    /** @param letter from a to z */
    static char of(char letter) {
        return (char) (FIRST + letter - 'a');
    }

    static boolean isOne(int c) {
        return c >= FIRST && c < FIRST + LETTERS;
    }

    /** A text with its own letters again. */
    public static String restored(String text) {
        if (text == null || text.chars().noneMatch(DisguisedLetters::isOne)) {
            return text;
        }
        StringBuilder own = new StringBuilder(text);
        for (int i = 0; i < own.length(); i++) {
            if (isOne(own.charAt(i))) {
                own.setCharAt(i, (char) ('a' + own.charAt(i) - FIRST));
            }
        }
        return own.toString();
    }
}
