package braid.storage.warehouse;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Function;

/**
 * The staging tables: where a run puts a view's new rows before they are published. Each has the view's columns and
 * {@link WarehouseTables#STAGED_BY}: a run publishes its own rows, never those of a batch layer that has lost its lease and does not know
 * it yet.
 *
 * <p>A DATE is the number of its days and a TIMESTAMP that of its milliseconds since 1970 there. Spark writes through {@code java.sql.Date}
 * and {@code java.sql.Timestamp}, whose calendar is another one before October 1582; numbers have no calendar.
 *
 * <p>The rows also say which windows a run has computed again. What a window holds only grows, because the master dataset does: a window
 * without staged rows has none in the view's table either. So the touched windows are deleted by joining with the staged rows, however
 * many they are.
 */
public final class Staging {
    private final Pipeline pipeline;
    private final WarehouseTables tables;
    private final boolean postgres;

    public Staging(Pipeline pipeline, boolean postgres) {
        this.pipeline = pipeline;
        this.tables = new WarehouseTables(pipeline);
        this.postgres = postgres;
    }

    /** The type of a view's column in its staging table. */
    static DataType type(DataType type) {
        return switch (type.kind()) {
            case DATE -> DataType.INTEGER;
            case TIMESTAMP -> DataType.BIGINT;
            default -> type;
        };
    }

    /** Deletes what runs before this one have left. */
    public void clear(Connection connection, long cut) throws SQLException {
        for (View view : pipeline.views()) {
            try (PreparedStatement delete = connection.prepareStatement(
                    "DELETE FROM " + tables.staging(view) + " WHERE \"" + WarehouseTables.STAGED_BY + "\" < ?")) {
                delete.setLong(1, cut);
                delete.executeUpdate();
            }
        }
    }

    /** How many windows a run has staged rows of. */
    public long windows(Connection connection, long cut, View view) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT COUNT(*) FROM (SELECT DISTINCT \"" + View.WINDOW_START + "\"" + from(view) + ") w")) {
            select.setLong(1, cut);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    /** Deletes all rows of a view's table. */
    public void deleteAll(Connection connection, View view) throws SQLException {
        try (Statement delete = connection.createStatement()) {
            delete.executeUpdate("DELETE FROM " + tables.table(view));
        }
    }

    /** Deletes the rows of the windows that a run has staged rows of. */
    public void deleteWindows(Connection connection, long cut, View view) throws SQLException {
        Column windowStart = new Column(View.WINDOW_START, DataType.TIMESTAMP, false);
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + tables.table(view) + " WHERE "
                + quoted(windowStart) + " IN (SELECT " + value(windowStart) + from(view) + ")")) {
            delete.setLong(1, cut);
            delete.executeUpdate();
        }
    }

    /** Copies the rows that a run has staged to the view's table; how many there were. */
    public long insert(Connection connection, long cut, View view) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + tables.table(view) + " ("
                + list(view, Staging::quoted) + ") SELECT " + list(view, this::value) + from(view))) {
            insert.setLong(1, cut);
            return insert.executeLargeUpdate();
        }
    }

    private String from(View view) {
        return " FROM " + tables.staging(view) + " WHERE \"" + WarehouseTables.STAGED_BY + "\" = ?";
    }

    private String list(View view, Function<Column, String> spelled) {
        List<Column> columns = tables.columns(view);
        return String.join(", ", columns.stream().map(spelled).toList());
    }

    private static String quoted(Column column) {
        return "\"" + column.name() + "\"";
    }

    /** A staged column as the value of the view's column. */
    private String value(Column column) {
        String number = quoted(column);
        return switch (column.type().kind()) {
            case DATE -> postgres ? "DATE '1970-01-01' + " + number : "DATEADD(DAY, " + number + ", DATE '1970-01-01')";
            case TIMESTAMP -> time(number + " / 86400000", "MOD(" + number + ", 86400000)");
            default -> number;
        };
    }

    /** Days and milliseconds apart: H2 counts what it adds in nanoseconds, which end after 292 years; PostgreSQL multiplies as doubles. */
    private String time(String days, String millis) {
        return postgres
                ? "TIMESTAMP '1970-01-01' + (" + days + ") * INTERVAL '1 day' + " + millis
                        + " * INTERVAL '1 millisecond'"
                : "DATEADD(MILLISECOND, " + millis + ", DATEADD(DAY, " + days
                        + ", TIMESTAMP '1970-01-01 00:00:00.000'))";
    }
}
