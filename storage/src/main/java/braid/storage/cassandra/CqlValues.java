package braid.storage.cassandra;

import braid.core.type.DataType;
import com.datastax.oss.driver.api.core.cql.Row;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;

/** Translates values between memory and the Cassandra driver. */
public final class CqlValues {
    private CqlValues() {}

    /** The driver's value. */
    public static Object toCql(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DATE -> LocalDate.ofEpochDay((Integer) value);
            case TIMESTAMP -> Instant.ofEpochMilli((Long) value);
            case BYTES -> ByteBuffer.wrap((byte[]) value);
            default -> value;
        };
    }

    /** What stands in a key column for NULL. */
    public static Object zero(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> "";
            case BOOLEAN -> false;
            case INTEGER -> 0;
            case BIGINT -> 0L;
            case DECIMAL -> BigDecimal.ZERO;
            case DOUBLE -> 0.0;
            case DATE -> LocalDate.EPOCH;
            case TIMESTAMP -> Instant.EPOCH;
            case BYTES -> ByteBuffer.allocate(0);
        };
    }

    /** The value of a column in memory. */
    public static Object fromCql(DataType type, Row row, int column) {
        if (row.isNull(column)) {
            return null;
        }
        return switch (type.kind()) {
            case VARCHAR -> row.getString(column);
            case BOOLEAN -> row.getBoolean(column);
            case INTEGER -> row.getInt(column);
            case BIGINT -> row.getLong(column);
            case DECIMAL -> row.getBigDecimal(column).setScale(type.scale());
            case DOUBLE -> row.getDouble(column);
            case DATE -> (int) row.getLocalDate(column).toEpochDay();
            case TIMESTAMP -> row.getInstant(column).toEpochMilli();
            case BYTES -> bytes(row.getByteBuffer(column));
        };
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
