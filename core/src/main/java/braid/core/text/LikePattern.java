package braid.core.text;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A pattern of {@code LIKE}: {@code %} stands for any text, also one with line breaks, {@code _} for any one code point. After the escape
 * character, where there is one, a {@code %}, {@code _} or escape character stands for itself.
 *
 * <p>Matching takes at most text length times pattern length, whatever the pattern is.
 */
final class LikePattern {
    private static final int ANY_ONE = -1;
    private static final int ANY_TEXT = -2;

    /** Patterns are mostly literals; a statement that takes them from a column makes the rest forgotten. */
    private static final int MOST_KEPT = 1_000;

    private static final Map<String, LikePattern> WITHOUT_ESCAPE = new ConcurrentHashMap<>();

    private final int[] tokens;

    private LikePattern(int[] tokens) {
        this.tokens = tokens;
    }

    static LikePattern of(String pattern) {
        LikePattern known = WITHOUT_ESCAPE.get(pattern);
        if (known != null) {
            return known;
        }
        if (WITHOUT_ESCAPE.size() >= MOST_KEPT) {
            WITHOUT_ESCAPE.clear();
        }
        LikePattern compiled =
                new LikePattern(pattern.codePoints().map(LikePattern::token).toArray());
        WITHOUT_ESCAPE.put(pattern, compiled);
        return compiled;
    }

    /** @throws IllegalArgumentException if {@code escape} is not one character, or stands before another one than it may */
    static LikePattern of(String pattern, String escape) {
        if (escape.codePointCount(0, escape.length()) != 1) {
            throw new IllegalArgumentException("ESCAPE takes one character, not '" + escape + "'");
        }
        int sign = escape.codePointAt(0);
        int[] points = pattern.codePoints().toArray();
        int[] tokens = new int[points.length];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            if (points[i] != sign) {
                tokens[count++] = token(points[i]);
            } else if (++i < points.length && (points[i] == '%' || points[i] == '_' || points[i] == sign)) {
                tokens[count++] = points[i];
            } else {
                throw new IllegalArgumentException("In LIKE '" + pattern + "' the escape character '" + escape
                        + "' must stand before %, _ or itself");
            }
        }
        return new LikePattern(java.util.Arrays.copyOf(tokens, count));
    }

    private static int token(int point) {
        return point == '%' ? ANY_TEXT : point == '_' ? ANY_ONE : point;
    }

    /** Whether all of the text matches. Goes back to the last {@code %} only: what an earlier one could take, a later one can too. */
    boolean matches(String text) {
        int at = 0;
        int token = 0;
        int lastMany = -1;
        int resume = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            if (token < tokens.length && tokens[token] == ANY_TEXT) {
                lastMany = token++;
                resume = at;
            } else if (token < tokens.length && (tokens[token] == ANY_ONE || tokens[token] == point)) {
                token++;
                at += Character.charCount(point);
            } else if (lastMany >= 0) {
                token = lastMany + 1;
                resume += Character.charCount(text.codePointAt(resume));
                at = resume;
            } else {
                return false;
            }
        }
        while (token < tokens.length && tokens[token] == ANY_TEXT) {
            token++;
        }
        return token == tokens.length;
    }
}
