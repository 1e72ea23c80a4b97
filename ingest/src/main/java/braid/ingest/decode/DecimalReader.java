package braid.ingest.decode;

import braid.core.view.Column;
import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** DECIMAL(p,s): a JSON number that the type holds exactly; {@code 1.500} fits two digits after the point, {@code 1.505} does not. */
final class DecimalReader extends ColumnReader {
    private final int scale;
    private final int digitsBefore;

    DecimalReader(Column column) {
        super(column);
        this.scale = column.type().scale();
        this.digitsBefore = column.type().precision() - scale;
    }

    @Override
    Object read(JsonParser parser, JsonToken token, TimeSpelling times) {
        if (token != JsonToken.VALUE_NUMBER_INT && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw refused(parser, token, "is a number without quotes");
        }
        BigDecimal value = decimal(parser, token);
        if (value.scale() < 0 || value.scale() > scale) {
            value = value.stripTrailingZeros();
        }
        if (value.scale() > scale) {
            throw refused(parser, token, "has at most " + scale + " digits after the point");
        }
        // Digits are counted before the scale is set, so that 1e999999999 is never written out.
        if (value.signum() != 0 && (long) value.precision() - value.scale() > digitsBefore) {
            throw refused(parser, token, "has at most " + digitsBefore + " digits before the point");
        }
        return value.signum() == 0 ? BigDecimal.valueOf(0, scale) : value.setScale(scale);
    }
}
