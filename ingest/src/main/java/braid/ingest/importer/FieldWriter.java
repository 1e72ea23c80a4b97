package braid.ingest.importer;

import braid.core.view.Column;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a CSV field as the JSON that its column's type needs. What cannot be such a value is written as a string, so that ingest rejects
 * it with its reason.
 */
final class FieldWriter {
    private static final Pattern NUMBER = Pattern.compile("[+]?(-?)0*(\\d+)(\\.\\d+)?([eE][+-]?\\d{1,9})?");

    private final Column column;

    FieldWriter(Column column) {
        this.column = column;
    }

    void write(JsonGenerator json, String text) {
        json.writeName(column.name());
        switch (column.type().kind()) {
            case INTEGER, BIGINT, DECIMAL, DOUBLE, TIMESTAMP -> number(json, text.strip());
            case BOOLEAN -> truth(json, text.strip());
            case DATE -> json.writeString(text.strip());
            default -> json.writeString(text);
        }
    }

    /** JSON allows neither a leading zero nor a plus sign. */
    private static void number(JsonGenerator json, String text) {
        Matcher number = NUMBER.matcher(text);
        if (number.matches()) {
            json.writeNumber(number.replaceAll("$1$2$3$4"));
        } else {
            json.writeString(text);
        }
    }

    private static void truth(JsonGenerator json, String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else {
            json.writeString(text);
        }
    }
}
