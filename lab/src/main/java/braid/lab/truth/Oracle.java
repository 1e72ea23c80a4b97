package braid.lab.truth;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.lab.recording.Recording;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The truth about the views of a recording, for any number of its first events: computed in DuckDB, which reads the events' JSON itself, from SQL that was
 * written by hand. Shares nothing with Braid's compiler, codecs, folds or engines. Not safe for use by several threads.
 */
public final class Oracle implements AutoCloseable {
    private static final int MOST_KNOWN = 100;

    private final Pipeline pipeline;
    private final Source source;
    private final int events;
    private final Map<String, String> queries;
    private final Connection connection;
    private final Map<List<Object>, KeyedRows> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, KeyedRows> eldest) {
            return size() > MOST_KNOWN;
        }
    };
    private final Map<List<Object>, Long> totals = new HashMap<>();

    /**
     * @param truth a file with a statement for each view
     * @param folder for the events as a file, which is deleted again
     */
    public Oracle(Pipeline pipeline, Recording recording, Path truth, Path folder) {
        this.pipeline = pipeline;
        this.source = recording.source();
        this.events = recording.events().size();
        this.queries = queries(truth);
        try {
            connection = DriverManager.getConnection("jdbc:duckdb:");
            Path json = Files.createTempFile(folder, "events", ".ndjson");
            try {
                recording.writeJson(json);
                load(json);
            } finally {
                Files.delete(json);
            }
        } catch (SQLException e) {
            throw new Failure("The events of the recording could not be loaded into DuckDB: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void load(Path json) throws SQLException {
        String columns = source.columns().stream()
                .map(column -> "'" + column.name() + "': '" + type(column) + "'")
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET threads = 1");
            statement.execute("CREATE TABLE log AS SELECT *, " + delivery() + " AS delivery FROM"
                    + " (SELECT row_number() OVER () - 1 AS n, * FROM read_json('"
                    + json.toString().replace("'", "''") + "', format = 'newline_delimited', columns = {" + columns
                    + "}))");
        }
    }

    /** The how many-th delivery of its event a record is: the first is also the first among any number of first records. */
    private String delivery() {
        return source.hasPrimaryKey()
                ? "row_number() OVER (PARTITION BY " + String.join(", ", source.primaryKey()) + " ORDER BY n)"
                : "1";
    }

    private static String type(Column column) {
        return switch (column.type().kind()) {
            case VARCHAR -> "VARCHAR";
            case TIMESTAMP -> "TIMESTAMP";
            default -> column.type().toString();
        };
    }

    /** How many events there are. */
    int events() {
        return events;
    }

    /** The views that have a truth and a count of their events. */
    public List<View> judged() {
        return pipeline.viewsOf(source).stream()
                .filter(view -> queries.containsKey(view.name())
                        && KeyedRows.counting(view).isPresent())
                .toList();
    }

    /** The rows of a view over the first events. */
    KeyedRows rows(View view, int first) {
        return known.computeIfAbsent(List.of(view.name(), first), asked -> compute(view, first));
    }

    /** How many events a view counts of the first ones. */
    long total(View view, int first) {
        return totals.computeIfAbsent(List.of(view.name(), first), asked -> compute(view, first)
                .total(KeyedRows.counting(view).orElseThrow()));
    }

    /**
     * The greatest number of first events of which a view counts so many: those that it passes over are shown as soon as those before them. -1 if it never
     * counts just so many.
     *
     * @param total what an answer's rows count
     */
    int prefix(View view, long total) {
        int least = -1;
        int most = events;
        while (least < most) {
            int middle = least + (most - least + 1) / 2;
            if (total(view, middle) > total) {
                most = middle - 1;
            } else {
                least = middle;
            }
        }
        return least >= 0 && total(view, least) == total ? least : -1;
    }

    /** Whether an answer counts no fewer events than the first ones have. */
    public boolean shows(View view, JsonNode answer, int first) {
        return KeyedRows.counting(view).isPresent()
                && KeyedRows.served(view, answer).total(KeyedRows.counting(view).get()) >= total(view, first);
    }

    private KeyedRows compute(View view, int first) {
        String once = "SELECT * EXCLUDE (n, delivery) FROM log WHERE n < " + first + " AND delivery = 1";
        String sql = "WITH " + source.name() + " AS (" + once + ") " + queries.get(view.name());
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            return rows(view, result);
        } catch (SQLException e) {
            throw new Failure("DuckDB does not compute the truth about " + view.name() + ": " + e.getMessage(), e);
        }
    }

    private static KeyedRows rows(View view, ResultSet result) throws SQLException {
        ResultSetMetaData meta = result.getMetaData();
        List<String> keys = KeyedRows.keys(view);
        Map<List<Object>, Map<String, Object>> rows = new LinkedHashMap<>();
        while (result.next()) {
            Map<String, Object> row = new LinkedHashMap<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                boolean isTime = meta.getColumnType(i) == Types.TIMESTAMP;
                DataType type = view.measure(meta.getColumnLabel(i)) == null
                        ? null
                        : view.measure(meta.getColumnLabel(i)).type();
                row.put(
                        meta.getColumnLabel(i),
                        value(isTime ? result.getObject(i, LocalDateTime.class) : result.getObject(i), type));
            }
            rows.put(keys.stream().map(row::remove).toList(), row);
        }
        return new KeyedRows(view, rows);
    }

    /** As an answer spells it. */
    private static Object value(Object value, DataType type) {
        if (value == null) {
            return KeyedRows.Null.NULL;
        }
        if (value instanceof LocalDateTime time) {
            return java.time.format.DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'")
                    .format(time.atOffset(ZoneOffset.UTC))
                    .replace(".000Z", "Z");
        }
        if (value instanceof BigInteger big) {
            return KeyedRows.comparable(big);
        }
        return value instanceof Number number ? KeyedRows.comparable(number) : value.toString();
    }

    private static Map<String, String> queries(Path file) {
        try {
            Map<String, String> found = new LinkedHashMap<>();
            for (String part : Files.readString(file).split("(?m)^-- view: ")) {
                int end = part.indexOf('\n');
                if (end > 0) {
                    found.put(
                            part.substring(0, end).trim(),
                            part.substring(end).trim().replaceFirst(";$", ""));
                }
            }
            return found;
        } catch (IOException e) {
            throw new Failure(
                    "There is no truth for this pipeline: " + file
                            + " cannot be read. It has to have a statement of DuckDB for each view, after a line `-- view: NAME`; see lab/truth/clicks.sql.",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new Failure("DuckDB does not close: " + e.getMessage(), e);
        }
    }
}
