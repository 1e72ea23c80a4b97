package braid.ingest.decode.refusal;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Shows a value in a reason: as JSON would spell it, shortened, control characters made visible. */
public final class ShownValue {
    private static final int LONGEST = 60;

    private ShownValue() {}

    /** The parser's current value. */
    public static String value(JsonParser parser, JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> text(parser.getString());
            case VALUE_NULL -> "null";
            default -> shortened(parser.getString());
        };
    }

    /** A text, in quotes. */
    public static String text(String text) {
        return '"' + shortened(text) + '"';
    }

    /** A text without quotes: a field's name, a number. */
    static String shortened(String text) {
        StringBuilder shown = new StringBuilder();
        int end = Math.min(text.length(), LONGEST);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 0x7F || Character.isSurrogate(c) && !paired(text, i)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        if (end == text.length()) {
            return shown.toString();
        }
        if (Character.isHighSurrogate(shown.charAt(shown.length() - 1))) {
            shown.setLength(shown.length() - 1);
        }
        return shown.append("...").toString();
    }

    private static boolean paired(String text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
