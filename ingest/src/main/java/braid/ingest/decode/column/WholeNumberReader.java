package braid.ingest.decode.column;

import braid.core.spelling.EventSpelling;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.ingest.decode.refusal.Refused;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** INTEGER and BIGINT: a JSON number whose value is whole and in range; {@code 5.0} and {@code 5e2} are whole. */
final class WholeNumberReader extends ColumnReader {
    private static final int MOST_DIGITS = 19;

    private final boolean small;
    private final long smallest;
    private final long largest;

    WholeNumberReader(Column column) {
        super(column);
        this.small = column.type().kind() == DataType.Kind.INTEGER;
        this.smallest = small ? Integer.MIN_VALUE : Long.MIN_VALUE;
        this.largest = small ? Integer.MAX_VALUE : Long.MAX_VALUE;
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        long value = whole(parser, token, spelling);
        if (value < smallest || value > largest) {
            throw outOfRange(parser, token);
        }
        if (small) {
            return (int) value;
        }
        return value;
    }

    private long whole(JsonParser parser, JsonToken token, EventSpelling spelling) {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return switch (parser.getNumberType()) {
                case INT -> parser.getIntValue();
                case LONG -> parser.getLongValue();
                default -> throw outOfRange(parser, token);
            };
        }
        BigDecimal given = token == JsonToken.VALUE_NUMBER_FLOAT
                ? decimal(parser, token)
                : decimal(parser, token, spelling, "is a whole number; in JSON it has no quotes");
        // A number like 1e999999999 must not be written out, so its digits are counted first.
        BigDecimal value = given.stripTrailingZeros();
        if (value.scale() > 0) {
            throw refused(parser, token, "has no fraction");
        }
        if ((long) value.precision() - value.scale() > MOST_DIGITS) {
            throw outOfRange(parser, token);
        }
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange(parser, token);
        }
    }

    private Refused outOfRange(JsonParser parser, JsonToken token) {
        return refused(parser, token, "is from " + smallest + " to " + largest);
    }
}
