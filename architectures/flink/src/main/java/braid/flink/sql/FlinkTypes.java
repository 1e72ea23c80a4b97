package braid.flink.sql;

import braid.core.type.DataType;
import java.math.BigDecimal;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Translates between Braid's types and values and those of Flink's tables. */
public final class FlinkTypes {
    private static final int MILLIS = 3;

    private FlinkTypes() {}

    /** The type as Flink's SQL spells it. Lengths of texts are ingest's to check. */
    static String sql(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> "STRING";
            case BYTES -> "BYTES";
            default -> type.toString();
        };
    }

    /** A value as the rows of Flink's tables hold it; {@code null} is {@code null} in both. */
    public static Object toFlink(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case VARCHAR -> StringData.fromString((String) value);
            case DECIMAL -> DecimalData.fromBigDecimal((BigDecimal) value, type.precision(), type.scale());
            case TIMESTAMP -> TimestampData.fromEpochMillis((Long) value);
            default -> value;
        };
    }

    /** The value at a position of a row of Flink's. */
    public static Object fromFlink(DataType type, RowData row, int at) {
        if (row.isNullAt(at)) {
            return null;
        }
        return switch (type.kind()) {
            case VARCHAR -> row.getString(at).toString();
            case BOOLEAN -> row.getBoolean(at);
            case INTEGER, DATE -> row.getInt(at);
            case BIGINT -> row.getLong(at);
            case DECIMAL -> row.getDecimal(at, type.precision(), type.scale()).toBigDecimal();
            // Never negative zero.
            case DOUBLE -> row.getDouble(at) + 0.0;
            case TIMESTAMP -> row.getTimestamp(at, MILLIS).getMillisecond();
            case BYTES -> row.getBinary(at);
        };
    }
}
