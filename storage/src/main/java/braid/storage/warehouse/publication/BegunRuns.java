package braid.storage.warehouse.publication;

import braid.core.view.Pipeline;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * Remembers a run from its beginning to its end, so that a batch layer knows in how many runs, one after another, its predecessors have
 * died: one that is begun and not ended when the next one holds the lease. A run that failed has ended.
 */
public final class BegunRuns {
    private final Warehouse warehouse;
    private final Pipeline pipeline;

    public BegunRuns(Warehouse warehouse, Pipeline pipeline) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
    }

    /**
     * Runs that did not end.
     *
     * @param count how many in a row; 0 for none
     * @param begunAt when the newest of them was begun
     * @param step what it was doing
     */
    public record Dead(int count, Instant begunAt, String step) {
        public static final Dead NONE = new Dead(0, Instant.EPOCH, "");
    }

    /** The runs that died. Only for who holds the lease and has no run at work; else a run at work is taken for one. */
    public Dead dead() throws SQLException {
        try (Connection connection = warehouse.connection()) {
            return dead(connection);
        }
    }

    private Dead dead(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT \"begun_at\", \"step\", \"dead\" FROM "
                + WarehouseTables.BEGUN + " WHERE \"pipeline\" = ? AND \"begun_at\" > 0")) {
            select.setString(1, pipeline.name());
            try (ResultSet result = select.executeQuery()) {
                return result.next()
                        ? new Dead(result.getInt(3) + 1, Instant.ofEpochMilli(result.getLong(1)), result.getString(2))
                        : Dead.NONE;
            }
        }
    }

    /** Notes that a run begins, under the lease; the runs that died before it. */
    public Dead begin(Instant at) throws SQLException {
        return warehouse.transaction(connection -> {
            Dead before = dead(connection);
            try (PreparedStatement delete = connection.prepareStatement(
                            "DELETE FROM " + WarehouseTables.BEGUN + " WHERE \"pipeline\" = ?");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO " + WarehouseTables.BEGUN
                            + " (\"pipeline\", \"begun_at\", \"step\", \"dead\") VALUES (?, ?, ?, ?)")) {
                delete.setString(1, pipeline.name());
                delete.executeUpdate();
                insert.setString(1, pipeline.name());
                insert.setLong(2, at.toEpochMilli());
                insert.setString(3, "begin");
                insert.setInt(4, before.count());
                insert.executeUpdate();
            }
            return before;
        });
    }

    /** Notes what the run at work is doing. */
    public void step(String name) throws SQLException {
        update("UPDATE " + WarehouseTables.BEGUN + " SET \"step\" = ? WHERE \"pipeline\" = ?", name);
    }

    /** Notes that the run at work has ended, by success, by an error or because the batch layer was stopped. */
    public void end() throws SQLException {
        update("DELETE FROM " + WarehouseTables.BEGUN + " WHERE \"pipeline\" = ?");
    }

    private void update(String sql, String... before) throws SQLException {
        try (Connection connection = warehouse.connection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < before.length; i++) {
                update.setString(i + 1, before[i]);
            }
            update.setString(before.length + 1, pipeline.name());
            update.executeUpdate();
        }
    }
}
