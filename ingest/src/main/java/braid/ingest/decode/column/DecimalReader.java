package braid.ingest.decode.column;

import braid.core.spelling.EventSpelling;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.type.Decimals;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** DECIMAL(p,s): a JSON number that the type holds exactly; {@code 1.500} fits two digits after the point, {@code 1.505} does not. */
final class DecimalReader extends ColumnReader {
    private final DataType type;

    DecimalReader(Column column) {
        super(column);
        this.type = column.type();
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        BigDecimal value = token.isNumeric() ? decimal(parser, token) : decimal(parser, token, spelling, A_NUMBER);
        try {
            return Decimals.fitted(value, type);
        } catch (ArithmeticException e) {
            throw refused(parser, token, e.getMessage());
        }
    }
}
