package braid.ingest.decode;

import braid.core.view.Column;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** DATE: {@code "2001-01-31"}, as days since 1970-01-01. */
final class DateReader extends ColumnReader {
    DateReader(Column column) {
        super(column);
    }

    @Override
    Object read(JsonParser parser, JsonToken token, TimeSpelling times) {
        if (token != JsonToken.VALUE_STRING) {
            throw refused(parser, token, "is a string like \"2001-01-31\"");
        }
        String text = parser.getString();
        try {
            return IsoTime.day(text);
        } catch (IllegalArgumentException e) {
            throw refused(Shown.text(text), e.getMessage());
        }
    }
}
