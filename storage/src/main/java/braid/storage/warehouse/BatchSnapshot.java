package braid.storage.warehouse;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One state of the warehouse: the published cut and the batch rows that belong to it, read in one snapshot transaction. Not safe for use
 * by several threads; close it soon.
 */
public final class BatchSnapshot implements AutoCloseable {
    private static final int FETCH = 2_000;

    private final Connection connection;
    private final Pipeline pipeline;
    private final WarehouseTables tables;
    private final Duration timeout;
    private final boolean postgres;

    /** Opens a snapshot; a statement in it that takes longer than {@code timeout} fails. */
    public BatchSnapshot(Warehouse warehouse, Pipeline pipeline, Duration timeout) throws SQLException {
        this.connection = warehouse.snapshot();
        this.pipeline = pipeline;
        this.tables = new WarehouseTables(pipeline);
        this.timeout = timeout;
        this.postgres = warehouse.isPostgres();
    }

    /** The published cut with its boundary. */
    public PublishedCut publishedCut() throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT p.\"cut\", p.\"published_at\", b.\"source\", b.\"kafka_partition\", b.\"offset\" FROM "
                        + WarehouseTables.PUBLISHED
                        + " p LEFT JOIN " + WarehouseTables.BOUNDARY
                        + " b ON b.\"pipeline\" = p.\"pipeline\" WHERE p.\"pipeline\" = ? AND p.\"cut\" > 0")) {
            select.setString(1, pipeline.name());
            Map<Partition, Long> offsets = new TreeMap<>();
            PublishedCut cut = PublishedCut.NONE;
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    if (result.getString(3) != null) {
                        offsets.put(new Partition(result.getString(3), result.getInt(4)), result.getLong(5));
                    }
                    cut = new PublishedCut(result.getLong(1), Instant.ofEpochMilli(result.getLong(2)), null);
                }
            }
            return cut.cut() == 0 ? cut : new PublishedCut(cut.cut(), cut.publishedAt(), new Boundary(offsets));
        }
    }

    /** The rows of a batch view that pass the filter, in no order. */
    public List<GroupRow> read(View view, RowFilter filter) throws SQLException {
        return read(view, filter, 0, ReadMeter.NONE);
    }

    /** How the warehouse finds the rows that pass a filter, in its own words: which index, or that it scans the table. */
    public String access(View view, RowFilter filter) throws SQLException {
        try (PreparedStatement explain = prepare("EXPLAIN ", view, filter);
                ResultSet result = explain.executeQuery()) {
            StringBuilder plan = new StringBuilder();
            while (result.next()) {
                plan.append(result.getString(1)).append('\n');
            }
            return WarehousePlan.summary(plan.toString());
        }
    }

    /**
     * The rows of a batch view that pass the filter, in no order, but not more than {@code most}.
     *
     * @param most 0 for no limit; ask for one more than can be used to see whether there are more
     * @param meter may stop the read, which then fails with what the meter threw
     */
    public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) throws SQLException {
        List<Column> columns = tables.columns(view);
        List<GroupRow> rows = new ArrayList<>();
        AtomicBoolean running = new AtomicBoolean(true);
        try (PreparedStatement select = prepare("", view, filter)) {
            select.setFetchSize(FETCH);
            select.setMaxRows(most);
            select.setQueryTimeout((int) Math.max(1, timeout.toSeconds()));
            meter.request(() -> cancel(select, running));
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    GroupRow row = row(view, columns, result);
                    meter.took(1, RowSize.of(row));
                    rows.add(row);
                }
            }
        } finally {
            running.set(false);
        }
        return rows;
    }

    private static void cancel(Statement statement, AtomicBoolean running) {
        try {
            if (running.get()) {
                statement.cancel();
            }
        } catch (SQLException e) {
            // It has ended by itself meanwhile.
        }
    }

    private PreparedStatement prepare(String before, View view, RowFilter filter) throws SQLException {
        List<Object> values = new ArrayList<>();
        List<DataType> types = new ArrayList<>();
        String where = where(view, filter, values, types);
        List<String> names =
                tables.columns(view).stream().map(c -> "\"" + c.name() + "\"").toList();
        PreparedStatement select = connection.prepareStatement(
                before + "SELECT " + String.join(", ", names) + " FROM " + tables.table(view) + where);
        for (int i = 0; i < values.size(); i++) {
            JdbcValues.set(select, i + 1, types.get(i), values.get(i));
        }
        return select;
    }

    private String where(View view, RowFilter filter, List<Object> values, List<DataType> types) {
        List<String> conditions = new ArrayList<>();
        KeyIndex index = new KeyIndex(view, postgres);
        for (Key key : view.keys()) {
            List<Object> allowed = filter.keys().get(key.name());
            if (allowed != null) {
                conditions.add(condition(key, "\"" + key.name() + "\"", allowed, values, types));
                if (index.isCut(key)) {
                    conditions.add(condition(key, index.beginning(key), beginnings(index, allowed), values, types));
                }
            }
        }
        if (filter.limitsWindow()) {
            conditions.add("\"window_start\" >= ? AND \"window_start\" < ?");
            values.addAll(List.of(filter.fromMillis(), filter.toMillis()));
            types.addAll(List.of(DataType.TIMESTAMP, DataType.TIMESTAMP));
        }
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private static List<Object> beginnings(KeyIndex index, List<Object> texts) {
        List<Object> beginnings = new ArrayList<>();
        texts.forEach(text -> beginnings.add(text == null ? null : index.beginning((String) text)));
        return beginnings;
    }

    private static String condition(
            Key key, String column, List<Object> allowed, List<Object> values, List<DataType> types) {
        List<String> parts = new ArrayList<>();
        List<String> marks = new ArrayList<>();
        for (Object value : allowed) {
            if (value == null) {
                parts.add(column + " IS NULL");
            } else {
                marks.add("?");
                values.add(value);
                types.add(key.type());
            }
        }
        if (!marks.isEmpty()) {
            parts.add(column + " IN (" + String.join(", ", marks) + ")");
        }
        return parts.isEmpty() ? "1 = 0" : "(" + String.join(" OR ", parts) + ")";
    }

    private static GroupRow row(View view, List<Column> columns, ResultSet result) throws SQLException {
        int keys = view.keys().size();
        Object[] key = new Object[keys];
        for (int i = 0; i < keys; i++) {
            key[i] = JdbcValues.get(result, i + 1, columns.get(i).type());
        }
        long windowStart = (Long) JdbcValues.get(result, keys + 1, DataType.TIMESTAMP);
        Object[] accumulators = new Object[columns.size() - keys - 1];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = JdbcValues.get(
                    result, keys + 2 + i, columns.get(keys + 1 + i).type());
        }
        return new GroupRow(new GroupKey(windowStart, key), accumulators);
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
