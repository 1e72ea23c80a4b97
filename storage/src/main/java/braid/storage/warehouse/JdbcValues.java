package braid.storage.warehouse;

import braid.core.type.DataType;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Translates values between memory and JDBC; times are UTC, without the JVM's zone taking part. */
final class JdbcValues {
    private JdbcValues() {}

    static void set(PreparedStatement statement, int at, DataType type, Object value) throws SQLException {
        if (value == null) {
            statement.setNull(at, sqlType(type));
            return;
        }
        switch (type.kind()) {
            case DATE -> statement.setObject(at, LocalDate.ofEpochDay((Integer) value));
            case TIMESTAMP -> statement.setObject(at, time((Long) value));
            case BYTES -> statement.setBytes(at, (byte[]) value);
            default -> statement.setObject(at, value);
        }
    }

    static LocalDateTime time(long epochMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), ZoneOffset.UTC);
    }

    static Object get(ResultSet result, int at, DataType type) throws SQLException {
        Object value =
                switch (type.kind()) {
                    case VARCHAR -> result.getString(at);
                    case BOOLEAN -> result.getBoolean(at);
                    case INTEGER -> result.getInt(at);
                    case BIGINT -> result.getLong(at);
                    case DECIMAL -> decimal(result.getBigDecimal(at), type.scale());
                    case DOUBLE -> result.getDouble(at);
                    case DATE -> date(result.getObject(at, LocalDate.class));
                    case TIMESTAMP -> millis(result.getObject(at, LocalDateTime.class));
                    case BYTES -> result.getBytes(at);
                };
        return result.wasNull() ? null : value;
    }

    private static BigDecimal decimal(BigDecimal value, int scale) {
        return value == null ? null : value.setScale(scale);
    }

    private static Integer date(LocalDate value) {
        return value == null ? null : (int) value.toEpochDay();
    }

    private static Long millis(LocalDateTime value) {
        return value == null ? null : value.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static int sqlType(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> Types.VARCHAR;
            case BOOLEAN -> Types.BOOLEAN;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case DECIMAL -> Types.NUMERIC;
            case DOUBLE -> Types.DOUBLE;
            case DATE -> Types.DATE;
            case TIMESTAMP -> Types.TIMESTAMP;
            case BYTES -> Types.VARBINARY;
        };
    }
}
