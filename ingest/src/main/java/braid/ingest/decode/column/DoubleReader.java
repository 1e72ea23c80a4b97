package braid.ingest.decode.column;

import braid.core.spelling.EventSpelling;
import braid.core.type.Column;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** DOUBLE: a JSON number, as the nearest finite double; negative zero becomes zero, so that equal values are the same value. */
final class DoubleReader extends ColumnReader {
    DoubleReader(Column column) {
        super(column);
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        double value = token.isNumeric()
                ? parser.getDoubleValue()
                : decimal(parser, token, spelling, A_NUMBER).doubleValue();
        if (!Double.isFinite(value)) {
            throw refused(parser, token, "is at most " + Double.MAX_VALUE);
        }
        return value == 0.0 ? 0.0 : value;
    }
}
