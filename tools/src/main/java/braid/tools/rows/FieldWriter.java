package braid.tools.rows;

import braid.core.type.Column;
import braid.core.type.DataType;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * Writes a CSV field as the JSON that its column's type needs. What cannot be such a value is written as a string, so that ingest reads it as
 * the request says, or rejects it with its reason.
 */
final class FieldWriter {
    private final Column column;
    private final CsvSpelling spelling;

    FieldWriter(Column column, CsvSpelling spelling) {
        this.column = column;
        this.spelling = spelling;
    }

    void write(JsonGenerator json, String text) throws IOException {
        boolean isText = column.type().kind() == DataType.Kind.VARCHAR;
        if (spelling.isNull(text) || !isText && text.isBlank()) {
            return;
        }
        json.writeFieldName(column.name());
        switch (column.type().kind()) {
            case INTEGER, BIGINT, DECIMAL, DOUBLE -> number(json, text.strip());
            case TIMESTAMP -> time(json, text.strip());
            case BOOLEAN -> truth(json, text.strip());
            case DATE -> json.writeString(text.strip());
            default -> json.writeString(text);
        }
    }

    private void number(JsonGenerator json, String text) throws IOException {
        String number = spelling.number(text);
        if (number == null) {
            json.writeString(text);
        } else {
            json.writeNumber(number);
        }
    }

    /** Digits that begin with zeros are no number since 1970: a pattern may read them. */
    private void time(JsonGenerator json, String text) throws IOException {
        if (text.length() > 1 && text.charAt(0) == '0' && Character.isDigit(text.charAt(1))) {
            json.writeString(text);
        } else {
            number(json, text);
        }
    }

    private static void truth(JsonGenerator json, String text) throws IOException {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else {
            json.writeString(text);
        }
    }
}
