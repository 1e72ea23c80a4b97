package braid.ingest.decode;

import braid.core.view.Column;
import braid.core.view.DataType;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the JSON values of one column into the class that {@link DataType.Kind} names, or refuses them. Never rounds, cuts or guesses.
 *
 * <p>Immutable; may be used by several threads.
 */
abstract class ColumnReader {
    private final Column column;

    ColumnReader(Column column) {
        this.column = column;
    }

    /**
     * The reader of a column.
     *
     * @param limits of the event time, when the column is one; otherwise {@code null}
     * @param asText whether it keeps whatever its field holds
     */
    static ColumnReader of(Column column, EventTimes limits, boolean asText) {
        return asText ? new JsonTextReader(new TextReader(column)) : of(column, limits);
    }

    private static ColumnReader of(Column column, EventTimes limits) {
        return switch (column.type().kind()) {
            case VARCHAR -> new TextReader(column);
            case BOOLEAN -> new BooleanReader(column);
            case INTEGER, BIGINT -> new WholeNumberReader(column);
            case DECIMAL -> new DecimalReader(column);
            case DOUBLE -> new DoubleReader(column);
            case DATE -> new DateReader(column);
            case TIMESTAMP -> new TimestampReader(column, limits);
            case BYTES -> throw new IllegalArgumentException("No source has a column of bytes: " + column.name());
        };
    }

    /**
     * The value at the parser, which stands on {@code token}, a scalar other than null or the start of an object or array.
     *
     * @param times how the request writes its times
     */
    abstract Object read(JsonParser parser, JsonToken token, TimeSpelling times);

    /** The value that a plain text stands for, where an attribute of an envelope fills the column. */
    Object fromText(String text, TimeSpelling times) {
        throw refused(Shown.text(text), "cannot be filled from an envelope's attribute");
    }

    final Column column() {
        return column;
    }

    /** {@code column} is {@code given}, but {@code type} allowed. */
    final Refused refused(String given, String allowed) {
        return new Refused(
                column.name(), column.name() + " is " + given + ", but " + column.type() + " " + allowed + ".");
    }

    final Refused refused(JsonParser parser, JsonToken token, String allowed) {
        return refused(Shown.value(parser, token), allowed);
    }

    /** The number at the parser, with all its digits. */
    final BigDecimal decimal(JsonParser parser, JsonToken token) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw refused(parser, token, "is a number whose exponent has nine digits at most");
        }
    }

    private static final class BooleanReader extends ColumnReader {
        BooleanReader(Column column) {
            super(column);
        }

        @Override
        Object read(JsonParser parser, JsonToken token, TimeSpelling times) {
            return switch (token) {
                case VALUE_TRUE -> Boolean.TRUE;
                case VALUE_FALSE -> Boolean.FALSE;
                default -> throw refused(parser, token, "is true or false; in JSON without quotes");
            };
        }
    }
}
