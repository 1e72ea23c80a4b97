package braid.ingest.importer;

import braid.core.view.Column;
import braid.core.view.DataType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * Writes a CSV field as the JSON that its column's type needs. What cannot be such a value is written as a string, so that ingest rejects
 * it with its reason.
 */
final class FieldWriter {
    private static final Pattern NUMBER =
            Pattern.compile("[+]?(-?)0*(?=[\\d.]*\\d)(\\d*)(?:\\.(\\d*))?([eE][+-]?\\d{1,9})?");

    /** {@code 1,234} is a thousand to some and a fraction to others. */
    private static final Pattern THOUSANDS = Pattern.compile("[+-]?\\d{1,3},\\d{3}");

    private final Column column;
    private final CsvSpelling spelling;

    FieldWriter(Column column, CsvSpelling spelling) {
        this.column = column;
        this.spelling = spelling;
    }

    void write(JsonGenerator json, String text) {
        boolean isText = column.type().kind() == DataType.Kind.VARCHAR;
        if (spelling.isNull(text) || !isText && text.isBlank()) {
            return;
        }
        json.writeName(column.name());
        switch (column.type().kind()) {
            case INTEGER, BIGINT, DECIMAL, DOUBLE, TIMESTAMP -> number(json, text.strip());
            case BOOLEAN -> truth(json, text.strip());
            case DATE -> json.writeString(text.strip());
            default -> json.writeString(text);
        }
    }

    /** JSON allows neither a leading zero nor a plus sign, nor a point without a digit on each side. */
    private void number(JsonGenerator json, String text) {
        boolean commas = text.indexOf(',') >= 0;
        boolean readable = commas
                ? spelling.hasComma() && text.indexOf('.') < 0 && !(spelling.hasPoint() && isAmbiguous(text))
                : spelling.hasPoint() || text.indexOf('.') < 0;
        Matcher number = NUMBER.matcher(commas ? text.replace(',', '.') : text);
        if (readable && number.matches()) {
            String whole = number.group(2).isEmpty() ? "0" : number.group(2);
            String fraction = number.group(3) == null || number.group(3).isEmpty() ? "" : "." + number.group(3);
            String exponent = number.group(4) == null ? "" : number.group(4);
            json.writeNumber(number.group(1) + whole + fraction + exponent);
        } else {
            json.writeString(text);
        }
    }

    private static boolean isAmbiguous(String text) {
        return THOUSANDS.matcher(text).matches();
    }

    private static void truth(JsonGenerator json, String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            json.writeBoolean(Boolean.parseBoolean(text));
        } else {
            json.writeString(text);
        }
    }
}
