package braid.ingest.decode;

import braid.core.view.Column;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** TIMESTAMP(3): ISO 8601 with a zone, or a whole number of milliseconds since 1970; as milliseconds since 1970. */
final class TimestampReader extends ColumnReader {
    private static final long FIRST = IsoTime.millis("0001-01-01T00:00:00Z");
    private static final long LAST = IsoTime.millis("9999-12-31T23:59:59.999Z");

    private final EventTimes times;

    TimestampReader(Column column, EventTimes times) {
        super(column);
        this.times = times;
    }

    @Override
    Object read(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return fromText(parser.getString());
        }
        if (token != JsonToken.VALUE_NUMBER_INT) {
            throw refused(
                    parser,
                    token,
                    "is a string like \"2001-01-31T12:00:00Z\" or a whole number of milliseconds since 1970");
        }
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw refused(parser, token, "lies in the years 1 to 9999");
        }
        return inRange(parser.getLongValue(), parser.getString());
    }

    @Override
    Object fromText(String text) {
        long millis;
        try {
            millis = IsoTime.millis(text);
        } catch (IllegalArgumentException e) {
            throw refused(Shown.text(text), e.getMessage());
        }
        return inRange(millis, text);
    }

    private Long inRange(long millis, String given) {
        if (times != null && !times.allow(millis)) {
            throw refused(Shown.text(given), "as event time lies " + times.allowed());
        }
        if (millis < FIRST || millis > LAST) {
            throw refused(Shown.text(given), "lies in the years 1 to 9999");
        }
        return millis;
    }
}
