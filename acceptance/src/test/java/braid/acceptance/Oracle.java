package braid.acceptance;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Recomputes views in DuckDB, from plain SQL that was written by hand for this purpose ({@code lab/truth/PIPELINE.sql}, or {@code oracle/} for what only tests compute). Shares nothing with
 * Braid's compiler, folds or engines.
 *
 * <p>Each source is a table with its columns and {@code kafka_partition}, {@code kafka_offset} and {@code segment}.
 */
final class Oracle implements AutoCloseable {
    private final Connection connection;
    private final Pipeline pipeline;
    private final Map<String, String> queries;

    /** @param file names the statements: in {@code lab/truth}, or in {@code oracle/} */
    Oracle(Pipeline pipeline, String file) throws SQLException, IOException {
        this.pipeline = pipeline;
        this.connection = DriverManager.getConnection("jdbc:duckdb:");
        this.queries = queries(file);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            for (Source source : pipeline.sources()) {
                statement.execute(ddl(source));
            }
        }
    }

    private static String ddl(Source source) {
        List<String> columns =
                new ArrayList<>(List.of("kafka_partition INTEGER", "kafka_offset BIGINT", "segment BIGINT"));
        for (Column column : source.columns()) {
            columns.add(column.name() + " " + type(column.type()));
        }
        return "CREATE TABLE " + source.name() + "_log (" + String.join(", ", columns) + ")";
    }

    private static String type(DataType type) {
        return switch (type.kind()) {
            case VARCHAR -> "VARCHAR";
            case TIMESTAMP -> "TIMESTAMP";
            default -> type.toString();
        };
    }

    /** Adds events of the log. */
    void add(Source source, List<LogReader.Event> events) throws SQLException {
        try (DuckDBAppender appender = ((DuckDBConnection) connection).createAppender("main", source.name() + "_log")) {
            for (LogReader.Event event : events) {
                appender.beginRow();
                appender.append(event.partition());
                appender.append(event.offset());
                appender.append(event.segment());
                for (int i = 0; i < event.row().length; i++) {
                    append(appender, source.columns().get(i).type(), event.row()[i]);
                }
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender appender, DataType type, Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
            return;
        }
        switch (type.kind()) {
            case VARCHAR -> appender.append((String) value);
            case BOOLEAN -> appender.append((Boolean) value);
            case INTEGER -> appender.append((Integer) value);
            case BIGINT -> appender.append((Long) value);
            case DECIMAL -> appender.append((BigDecimal) value);
            case DOUBLE -> appender.append((Double) value);
            case DATE -> appender.append(LocalDate.ofEpochDay((Integer) value));
            case TIMESTAMP ->
                appender.append(LocalDateTime.ofInstant(Instant.ofEpochMilli((Long) value), ZoneOffset.UTC));
            default -> throw new IllegalArgumentException(type.toString());
        }
    }

    /**
     * The rows of a view over the events that pass a condition, by key and window start.
     *
     * @param visible a condition over kafka_partition, kafka_offset and segment
     * @param batch the part of them that is before the boundary: redelivered events count once there
     */
    Map<List<Object>, Map<String, Object>> rows(String view, List<String> keys, String visible, String batch)
            throws SQLException {
        Source source = pipeline.view(view).source();
        String events = source.hasPrimaryKey() ? once(source, visible, batch) : log(source) + " WHERE " + visible;
        String sql = "WITH " + source.name() + " AS (" + events + ") " + queries.get(view);
        Map<List<Object>, Map<String, Object>> rows = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement(sql);
                ResultSet result = select.executeQuery()) {
            ResultSetMetaData meta = result.getMetaData();
            while (result.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    boolean time = meta.getColumnType(i) == Types.TIMESTAMP;
                    // java.sql.Timestamp has another calendar before 1582.
                    Object value = time ? result.getObject(i, LocalDateTime.class) : result.getObject(i);
                    row.put(meta.getColumnLabel(i), value(value));
                }
                rows.put(keys.stream().map(row::get).map(Oracle::key).toList(), row);
            }
        }
        return rows;
    }

    private static String log(Source source) {
        return "SELECT * FROM " + source.name() + "_log";
    }

    /**
     * A redelivery counts once in the batch part. Behind it an event counts unless its key stands at an earlier offset of its block of
     * 131,072 offsets of the partition, or of the block before, on whichever side of the boundary.
     */
    private static String once(Source source, String visible, String batch) {
        String key = String.join(", ", source.primaryKey());
        String shown = "SELECT * FROM (SELECT *, LAG(kafka_offset) OVER (PARTITION BY kafka_partition, " + key
                + " ORDER BY kafka_offset) AS earlier FROM (" + log(source) + ")) WHERE " + visible;
        return "SELECT * EXCLUDE (earlier) FROM ((SELECT DISTINCT ON (" + key + ") * FROM (" + shown + ") WHERE "
                + batch
                + ") UNION ALL (SELECT * FROM (" + shown + ") WHERE NOT (" + batch
                + ") AND (earlier IS NULL OR earlier < (kafka_offset // 131072 - 1) * 131072)))";
    }

    private static Object value(Object value) {
        if (value instanceof LocalDateTime time) {
            return time.toInstant(ZoneOffset.UTC).toString();
        }
        return value instanceof java.math.BigInteger big ? new BigDecimal(big) : value;
    }

    /** A key's value as something that is equal to another spelling of it. */
    static Object key(Object value) {
        return value instanceof Number number
                ? new BigDecimal(number.toString()).stripTrailingZeros()
                : value instanceof LocalDate day ? day.toString() : value;
    }

    /** The count of events that pass a condition. */
    long count(Source source, String visible) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result =
                        statement.executeQuery("SELECT COUNT(*) FROM " + source.name() + "_log WHERE " + visible)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** How many different primary keys there are. */
    long distinct(Source source) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM (SELECT DISTINCT "
                        + String.join(", ", source.primaryKey()) + " FROM " + source.name() + "_log)")) {
            result.next();
            return result.getLong(1);
        }
    }

    private static Map<String, String> queries(String file) throws IOException {
        Path shipped = Stack.ROOT.resolve("lab/truth").resolve(file + ".sql");
        try (InputStream in = Files.exists(shipped)
                ? Files.newInputStream(shipped)
                : Oracle.class.getResourceAsStream("/oracle/" + file + ".sql")) {
            Map<String, String> found = new LinkedHashMap<>();
            for (String part : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("(?m)^-- view: ")) {
                int end = part.indexOf('\n');
                if (end > 0) {
                    found.put(
                            part.substring(0, end).trim(),
                            part.substring(end).trim().replaceFirst(";$", ""));
                }
            }
            return found;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
