package braid.serving.peer;

import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.column.Values;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same tables in DuckDB. Its values come back as the serving layer holds them: days and milliseconds since 1970. */
final class DuckDbPeer implements AutoCloseable {
    private final Connection connection;

    DuckDbPeer() throws SQLException {
        connection = DriverManager.getConnection("jdbc:duckdb:");
        run("SET TimeZone = 'UTC'");
        run("SET threads = 1");
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    void fill(String table, RowsAnswer answer) throws SQLException {
        List<ResultColumn> columns = answer.columns();
        run("CREATE TABLE " + table + " ("
                + columns.stream().map(c -> c.name() + " " + type(c.type())).collect(Collectors.joining(", ")) + ")");
        String marks =
                columns.stream().map(c -> "CAST(? AS " + type(c.type()) + ")").collect(Collectors.joining(", "));
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO " + table + " VALUES (" + marks + ")")) {
            for (Object[] row : answer.rows()) {
                for (int i = 0; i < row.length; i++) {
                    insert.setObject(
                            i + 1,
                            row[i] == null ? null : parameter(columns.get(i).type(), row[i]));
                }
                insert.executeUpdate();
            }
        }
    }

    private static String type(DataType type) {
        return type.kind() == DataType.Kind.TIMESTAMP ? "TIMESTAMP" : type.toString();
    }

    /** Times go in as text: the driver's way through java.sql knows another calendar before 1582. */
    private static Object parameter(DataType type, Object value) {
        return switch (type.kind()) {
            case DATE, TIMESTAMP -> Values.print(type, value).replace("Z", "");
            default -> value;
        };
    }

    List<Object[]> rows(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<Object[]> rows = new ArrayList<>();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = value(result, i + 1);
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static Object value(ResultSet result, int column) throws SQLException {
        Object value = result.getObject(column);
        if (value instanceof Timestamp) {
            return result.getObject(column, LocalDateTime.class)
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli();
        }
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC).toEpochMilli();
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant().toEpochMilli();
        }
        if (value instanceof LocalDate day) {
            return (int) day.toEpochDay();
        }
        return value instanceof BigInteger big ? new BigDecimal(big) : value;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
