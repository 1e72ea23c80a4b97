package braid.ingest.decode.column;

import braid.core.spelling.DatePatterns;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.IsoTime;
import braid.core.spelling.NotIso;
import braid.core.type.Column;
import braid.core.view.field.DatePattern;
import braid.ingest.decode.refusal.ShownValue;
import java.time.LocalDate;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** DATE: {@code "2001-01-31"}, or as a pattern has it; as days since 1970-01-01. */
final class DateReader extends ColumnReader {
    private static final int LAST_YEAR = 9999;

    private final DatePattern own;

    /** @param own how the column is written; {@code null} for as the request says */
    DateReader(Column column, DatePattern own) {
        super(column);
        this.own = own;
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        boolean digits = token == JsonToken.VALUE_NUMBER_INT
                && !spelling.times().dates(own).isEmpty();
        if (token != JsonToken.VALUE_STRING && !digits) {
            throw refused(parser, token, "is a string like \"2001-01-31\"");
        }
        return fromText(parser.getString(), spelling);
    }

    @Override
    public Object fromText(String text, EventSpelling spelling) {
        try {
            return day(text, spelling.times().dates(own));
        } catch (IllegalArgumentException e) {
            throw refused(ShownValue.text(text), e.getMessage());
        }
    }

    private static int day(String text, DatePatterns told) {
        DatePattern.DayTime reading = told.read(text, false);
        if (reading != null) {
            LocalDate day = reading.day();
            if (day.getYear() < 1 || day.getYear() > LAST_YEAR) {
                throw new IllegalArgumentException("lies in the years 1 to 9999");
            }
            return (int) day.toEpochDay();
        }
        told.requireIso();
        try {
            return IsoTime.day(text);
        } catch (NotIso e) {
            throw told.refused(text, false, e);
        }
    }
}
