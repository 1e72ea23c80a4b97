package braid.ingest.decode.column;

import braid.core.spelling.EventSpelling;
import braid.core.spelling.NumberSpelling;
import braid.core.text.Hint;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.field.DatePattern;
import braid.core.view.field.EventField;
import braid.ingest.decode.refusal.Refused;
import braid.ingest.decode.refusal.ShownValue;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads the JSON values of one column into the class that {@link DataType.Kind} names, or refuses them. Never rounds, cuts or guesses.
 *
 * <p>Immutable; may be used by several threads.
 */
public abstract class ColumnReader {
    static final String A_NUMBER = "is a number; in JSON it has no quotes";

    private final Column column;

    ColumnReader(Column column) {
        this.column = column;
    }

    /**
     * The reader of a column.
     *
     * @param field how its values are written
     * @param limits of the event time, when the column is one; otherwise {@code null}
     */
    public static ColumnReader of(Column column, EventField field, EventTimes limits) {
        DatePattern pattern = field.pattern() == null ? null : DatePattern.of(field.pattern());
        return field.asText() ? new JsonTextReader(new TextReader(column)) : of(column, pattern, limits);
    }

    private static ColumnReader of(Column column, DatePattern pattern, EventTimes limits) {
        return switch (column.type().kind()) {
            case VARCHAR -> new TextReader(column);
            case BOOLEAN -> new BooleanReader(column);
            case INTEGER, BIGINT -> new WholeNumberReader(column);
            case DECIMAL -> new DecimalReader(column);
            case DOUBLE -> new DoubleReader(column);
            case DATE -> new DateReader(column, pattern);
            case TIMESTAMP -> new TimestampReader(column, pattern, limits);
            case BYTES -> throw new IllegalArgumentException("No source has a column of bytes: " + column.name());
        };
    }

    /**
     * The value at the parser, which stands on {@code token}, a scalar other than null or the start of an object or array.
     *
     * @param spelling how the request writes its values
     */
    public abstract Object read(JsonParser parser, JsonToken token, EventSpelling spelling);

    /** The value that a plain text stands for, where an attribute of an envelope or several fields together fill the column. */
    public Object fromText(String text, EventSpelling spelling) {
        throw refused(ShownValue.text(text), "cannot be filled from an envelope's attribute");
    }

    public final Column column() {
        return column;
    }

    /** {@code column} is {@code given}, but {@code type} allowed. */
    final Refused refused(String given, String allowed) {
        return new Refused(
                column.name(), column.name() + " is " + given + ", but " + column.type() + " " + allowed + ".");
    }

    final Refused refused(JsonParser parser, JsonToken token, String allowed) {
        return refused(ShownValue.value(parser, token), allowed);
    }

    /** The number at the parser, with all its digits. */
    final BigDecimal decimal(JsonParser parser, JsonToken token) {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException e) {
            throw refused(parser, token, "is a number whose exponent has nine digits at most");
        }
    }

    /**
     * The number that a text writes, where the request says how texts write numbers.
     *
     * @param allowed what the type is else
     */
    final BigDecimal decimal(JsonParser parser, JsonToken token, EventSpelling spelling, String allowed) {
        NumberSpelling numbers = spelling.values().numbers();
        if (token != JsonToken.VALUE_STRING) {
            throw refused(parser, token, allowed);
        }
        String text = parser.getString();
        String plain = numbers.isTold() ? numbers.plain(text) : null;
        if (plain == null) {
            throw refused(parser, token, allowed + LikelyNumber.hint(text, numbers));
        }
        return new BigDecimal(plain);
    }

    private static final class BooleanReader extends ColumnReader {
        BooleanReader(Column column) {
            super(column);
        }

        @Override
        public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
            if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
                return token == JsonToken.VALUE_TRUE;
            }
            Boolean told = token.isScalarValue() ? spelling.values().truth(parser.getString()) : null;
            if (told == null) {
                throw refused(
                        parser,
                        token,
                        "is true or false; in JSON without quotes" + (token.isScalarValue() ? hint(parser) : ""));
            }
            return told;
        }

        private static String hint(JsonParser parser) {
            boolean quoted = parser.getString().strip().matches("(?i)true|false");
            return Hint.told(
                    "What else is true or false is told with",
                    new Hint.Told("true", quoted ? "true" : "Yes"),
                    new Hint.Told("false", quoted ? "false" : "No"));
        }
    }
}
