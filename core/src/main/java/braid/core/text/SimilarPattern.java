package braid.core.text;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of {@code SIMILAR TO}: LIKE's {@code %} and {@code _}, and {@code | * + ? {m,n} ( ) [ ]} of regular expressions. Every other
 * character stands for itself, and so does any after the escape character.
 */
final class SimilarPattern {
    private static final String OPERATORS = "|*+?{}()[]";
    private static final String OF_JAVA_ONLY = "\\.^$";

    private final Pattern regex;

    private SimilarPattern(Pattern regex) {
        this.regex = regex;
    }

    /** @throws IllegalArgumentException if the pattern is none */
    static SimilarPattern of(String pattern, String escape) {
        if (escape != null && escape.codePointCount(0, escape.length()) != 1) {
            throw new IllegalArgumentException("ESCAPE takes one character, not '" + escape + "'");
        }
        try {
            return new SimilarPattern(Pattern.compile(regex(pattern, escape), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("SIMILAR TO '" + pattern + "': " + e.getDescription(), e);
        }
    }

    private static String regex(String pattern, String escape) {
        int sign = escape == null ? -1 : escape.codePointAt(0);
        StringBuilder regex = new StringBuilder();
        int[] points = pattern.codePoints().toArray();
        boolean inList = false;
        for (int i = 0; i < points.length; i++) {
            int point = points[i];
            if (point == sign) {
                if (++i == points.length) {
                    throw new PatternSyntaxException("nothing follows the escape character", pattern, i);
                }
                literal(regex, points[i]);
            } else if (inList) {
                inList = point != ']';
                listed(regex, points, i, pattern);
            } else if (point == '%' || point == '_') {
                regex.append(point == '%' ? ".*" : ".");
            } else {
                requireOne(pattern, points, i);
                inList = point == '[';
                regex.append(OF_JAVA_ONLY.indexOf(point) >= 0 ? "\\" : "").appendCodePoint(point);
            }
        }
        return regex.toString();
    }

    /** What would mean something else to Java: {@code (?} and a repetition of a repetition. */
    private static void requireOne(String pattern, int[] points, int at) {
        boolean repeats = "*+?{".indexOf(points[at]) >= 0;
        if (repeats && (at == 0 || "(|*+?}".indexOf(points[at - 1]) >= 0)) {
            throw new PatternSyntaxException("there is nothing to repeat", pattern, at);
        }
    }

    /** In a list only {@code ^} at its beginning, {@code -} between two and {@code ]} mean something. */
    private static void listed(StringBuilder regex, int[] points, int at, String pattern) {
        int point = points[at];
        if (point == '[') {
            throw new PatternSyntaxException("a list within a list", pattern, at);
        }
        boolean first = points[at - 1] == '[';
        boolean plain = point == '\\' || point == '&' || point == '^' && !first;
        regex.append(plain ? "\\" : "").appendCodePoint(point);
    }

    private static void literal(StringBuilder regex, int point) {
        boolean special =
                OPERATORS.indexOf(point) >= 0 || OF_JAVA_ONLY.indexOf(point) >= 0 || point == '-' || point == '&';
        regex.append(special ? "\\" : "").appendCodePoint(point);
    }

    boolean matches(String text) {
        return regex.matcher(text).matches();
    }
}
