package braid.ingest.importer;

import braid.core.view.Column;
import java.util.regex.Pattern;

/**
 * Writes a CSV field as the JSON that its column's type needs. What cannot be such a value is written as a string, so that ingest rejects
 * it with its reason.
 */
final class FieldWriter {
    private static final Pattern NUMBER = Pattern.compile("[+]?(-?)0*(\\d+)(\\.\\d+)?([eE][+-]?\\d{1,9})?");
    private static final Pattern MILLIS = Pattern.compile("-?[1-9]\\d{0,17}|0");
    private static final Pattern NO_ZONE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");

    private final Column column;
    private final String zone;

    /**
     * @param zone put behind timestamps that have none; {@code null} to leave them as they are
     */
    FieldWriter(Column column, String zone) {
        this.column = column;
        this.zone = zone;
    }

    void write(StringBuilder json, String text) {
        quoted(json, column.name());
        json.append(':');
        switch (column.type().kind()) {
            case INTEGER, BIGINT, DECIMAL, DOUBLE -> number(json, text.strip());
            case BOOLEAN -> truth(json, text.strip());
            case TIMESTAMP -> timestamp(json, text.strip());
            case DATE -> quoted(json, text.strip());
            default -> quoted(json, text);
        }
    }

    /** JSON allows neither a leading zero nor a plus sign. */
    private static void number(StringBuilder json, String text) {
        if (NUMBER.matcher(text).matches()) {
            json.append(NUMBER.matcher(text).replaceAll("$1$2$3$4"));
        } else {
            quoted(json, text);
        }
    }

    private static void truth(StringBuilder json, String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            json.append(Boolean.parseBoolean(text));
        } else {
            quoted(json, text);
        }
    }

    private void timestamp(StringBuilder json, String text) {
        if (MILLIS.matcher(text).matches()) {
            json.append(text);
        } else {
            quoted(json, zone != null && NO_ZONE.matcher(text).matches() ? text + zone : text);
        }
    }

    /** Writes a JSON string. */
    static void quoted(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
