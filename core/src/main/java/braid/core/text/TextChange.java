package braid.core.text;

import org.apache.calcite.linq4j.function.Strict;

/**
 * More functions over text, in code points, for statements alone: Spark has no part in them. NULL arguments give NULL before any of them is
 * called.
 */
@Strict
public final class TextChange {
    /** How many chars are surrogates, which stand for code points above U+FFFF. */
    private static final int SURROGATES = 0x800;

    /** From the first surrogate's place to where the surrogates' order keys begin. */
    private static final int ABOVE_ALL = 0x2000;

    /** Code points of a text that a function makes longer. */
    private static final int LONGEST = 1_000_000;

    private TextChange() {}

    /** As {@link Text#like}, with an escape character. */
    public static boolean likeEscaped(String text, String pattern, String escape) {
        return LikePattern.of(pattern, escape).matches(text);
    }

    /** LIKE for which upper and lower case are the same. */
    public static boolean likeAnyCase(String text, String pattern) {
        return LikePattern.of(folded(pattern)).matches(folded(text));
    }

    /** Likewise, with an escape character. */
    public static boolean likeAnyCaseEscaped(String text, String pattern, String escape) {
        return LikePattern.of(folded(pattern), folded(escape)).matches(folded(text));
    }

    /** Code point by code point, so that there are as many as before. */
    private static String folded(String text) {
        int[] points = text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .toArray();
        return new String(points, 0, points.length);
    }

    /** Whether all of the text is of the form of {@code SIMILAR TO}; {@code _} and {@code %} as in LIKE. */
    public static boolean similar(String text, String pattern) {
        return SimilarPattern.of(pattern, null).matches(text);
    }

    /** Likewise, with an escape character. */
    public static boolean similarEscaped(String text, String pattern, String escape) {
        return SimilarPattern.of(pattern, escape).matches(text);
    }

    /**
     * Without the character {@code removed} at its ends.
     *
     * @param ends BOTH, LEADING or TRAILING
     */
    public static String trim(String ends, String removed, String text) {
        if (removed.codePointCount(0, removed.length()) != 1) {
            throw new IllegalArgumentException("TRIM removes one character, not '" + removed + "'");
        }
        int from = 0;
        int to = text.length();
        while (!ends.equals("TRAILING") && text.startsWith(removed, from) && from < to) {
            from += removed.length();
        }
        while (!ends.equals("LEADING") && to > from && text.startsWith(removed, to - removed.length())) {
            to -= removed.length();
        }
        return text.substring(from, Math.max(from, to));
    }

    /** {@code OVERLAY(text PLACING other FROM start FOR length)}: code points {@code [start, start + length)} give way to another text. */
    public static String overlay(String text, String other, int start, int length) {
        if (start < 1 || length < 0) {
            throw new IllegalArgumentException(
                    "OVERLAY begins at 1 or later and replaces 0 characters or more, not " + length + " from " + start);
        }
        int points = Text.length(text);
        String before = text.substring(0, text.offsetByCodePoints(0, Math.min(points, start - 1)));
        long rest = Math.min(points, (long) start - 1 + length);
        return before + other + text.substring(text.offsetByCodePoints(0, (int) rest));
    }

    /** As many code points as {@code other} has give way to it. */
    public static String overlayAll(String text, String other, int start) {
        return overlay(text, other, start, Text.length(other));
    }

    /** Where {@code part} begins at or behind the {@code from}-th code point, counted from 1; 0 if it does not. */
    public static int positionFrom(String part, String text, int from) {
        if (from < 1 || from > Text.length(text)) {
            return 0;
        }
        int at = text.indexOf(part, text.offsetByCodePoints(0, from - 1));
        return at < 0 ? 0 : text.codePointCount(0, at) + 1;
    }

    /** The first code points; with a negative number all but the last. */
    public static String left(String text, int count) {
        int points = Text.length(text);
        long kept = count < 0 ? Math.max(0L, (long) points + count) : Math.min(points, count);
        return text.substring(0, text.offsetByCodePoints(0, (int) kept));
    }

    /** The last code points; with a negative number all but the first. */
    public static String right(String text, int count) {
        int points = Text.length(text);
        long skipped = count < 0 ? Math.min(points, -(long) count) : Math.max(0L, (long) points - count);
        return text.substring(text.offsetByCodePoints(0, (int) skipped));
    }

    /** Filled up before it to so many code points, or cut to them. */
    public static String padLeft(String text, int length, String filler) {
        return padding(text, length, filler) + left(text, Math.max(0, length));
    }

    /** Filled up behind it to so many code points, or cut to them. */
    public static String padRight(String text, int length, String filler) {
        return left(text, Math.max(0, length)) + padding(text, length, filler);
    }

    private static String padding(String text, int length, String filler) {
        int missing = length - Text.length(text);
        if (missing <= 0 || filler.isEmpty()) {
            return "";
        }
        requireLength(length);
        return left(filler.repeat(missing / Text.length(filler) + 1), missing);
    }

    /** The text itself. */
    public static String same(String text) {
        return text;
    }

    /** The text so many times; none for a negative number. */
    public static String repeat(String text, int times) {
        requireLength((long) Text.length(text) * times);
        return text.repeat(Math.max(0, times));
    }

    /** The code points from the last to the first. */
    public static String reverse(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    private static void requireLength(long length) {
        if (length > LONGEST) {
            throw new IllegalArgumentException(
                    "A text of " + length + " characters is asked for, of " + LONGEST + " at most");
        }
    }

    /** Each code point of {@code from} becomes the one at its place in {@code to}, or nothing if there is none. */
    public static String translate(String text, String from, String to) {
        int[] old = from.codePoints().toArray();
        int[] other = to.codePoints().toArray();
        StringBuilder changed = new StringBuilder();
        text.codePoints().forEach(point -> {
            int at = 0;
            while (at < old.length && old[at] != point) {
                at++;
            }
            if (at == old.length) {
                changed.appendCodePoint(point);
            } else if (at < other.length) {
                changed.appendCodePoint(other[at]);
            }
        });
        return changed.toString();
    }

    /**
     * A text in another one's order: compared char by char, such keys are in the order of the texts' code points, in which every layer
     * keeps text. A key is no text to show; {@link #ofOrderKey} gives it back.
     */
    public static String orderKey(String text) {
        if (text.chars().allMatch(c -> c < Character.MIN_SURROGATE)) {
            return text;
        }
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= Character.MIN_SURROGATE) {
                chars[i] += (char) (Character.isSurrogate(chars[i]) ? ABOVE_ALL : -SURROGATES);
            }
        }
        return new String(chars);
    }

    /** The text of an {@link #orderKey}. */
    public static String ofOrderKey(String key) {
        char[] chars = key.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= Character.MIN_SURROGATE) {
                chars[i] += (char) (chars[i] >= Character.MIN_SURROGATE + ABOVE_ALL ? -ABOVE_ALL : SURROGATES);
            }
        }
        return new String(chars);
    }
}
