package braid.core.text;

/** Functions over text, in code points, as Spark counts. A NULL argument gives NULL. */
public final class Text {
    private Text() {}

    /** Whether all of {@code text} matches, where {@code %} stands for any text and {@code _} for any one code point. */
    public static Boolean like(String text, String pattern) {
        return text == null || pattern == null ? null : LikePattern.of(pattern).matches(text);
    }

    /** How many code points there are. */
    public static Integer length(String text) {
        return text == null ? null : text.codePointCount(0, text.length());
    }

    /** Where {@code part} begins in {@code text}, counted from 1; 0 if it does not. */
    public static Integer position(String part, String text) {
        if (part == null || text == null) {
            return null;
        }
        int at = text.indexOf(part);
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    /** From the {@code start}-th code point, counted from 1, to the end. */
    public static String substringFrom(String text, Integer start) {
        return substring(text, start == null ? null : (Integer) Math.max(1, start), Integer.MAX_VALUE);
    }

    /** The code points {@code [start, start + length)}, counted from 1, as far as the text has them. */
    public static String substring(String text, Integer start, Integer length) {
        if (text == null || start == null || length == null) {
            return null;
        }
        int points = text.codePointCount(0, text.length());
        long from = Math.max(1L, start);
        long to = Math.min(points + 1L, (long) start + length);
        if (to <= from) {
            return "";
        }
        return text.substring(text.offsetByCodePoints(0, (int) from - 1), text.offsetByCodePoints(0, (int) to - 1));
    }
}
