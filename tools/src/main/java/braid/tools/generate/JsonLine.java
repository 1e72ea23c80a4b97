package braid.tools.generate;

import java.time.Instant;
import java.util.Random;

/** Writes one event as a line of JSON, field by field. The texts it is given need no escapes. */
final class JsonLine {
    private final StringBuilder text = new StringBuilder(256).append('{');

    JsonLine text(String name, String value) {
        name(name);
        if (value == null) {
            text.append("null");
        } else {
            text.append('"').append(value).append('"');
        }
        return this;
    }

    JsonLine time(String name, long epochMillis) {
        return text(name, Instant.ofEpochMilli(epochMillis).toString());
    }

    /** A number or a truth value, as it is written. */
    JsonLine plain(String name, Object value) {
        name(name).append(value);
        return this;
    }

    /** A decimal with two digits after the point; null if {@code hundredths} is. */
    JsonLine hundredths(String name, Long hundredths) {
        StringBuilder out = name(name);
        if (hundredths == null) {
            out.append("null");
            return this;
        }
        long size = Math.abs(hundredths);
        out.append(hundredths < 0 ? "-" : "")
                .append(size / 100)
                .append('.')
                .append(size / 10 % 10)
                .append(size % 10);
        return this;
    }

    String end() {
        return text.append('}').toString();
    }

    private StringBuilder name(String name) {
        return text.append(text.length() == 1 ? "\"" : ",\"").append(name).append("\":");
    }

    /** A random identifier in the form of a UUID. */
    static String identifier(Random random) {
        return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    }
}
