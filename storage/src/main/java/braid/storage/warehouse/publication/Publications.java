package braid.storage.warehouse.publication;

import braid.core.boundary.Boundary;
import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.storage.warehouse.Staging;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes the batch side of the cut protocol: cut numbers, publication, expiry mark, reports of runs. */
public final class Publications {
    private final Warehouse warehouse;
    private final Pipeline pipeline;
    private final Staging staging;
    private final Lease lease;

    public Publications(Warehouse warehouse, Pipeline pipeline, Lease lease) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.staging = new Staging(pipeline, warehouse.isPostgres());
        this.lease = lease;
    }

    /**
     * A cut number that was never given out before.
     *
     * @throws LeaseLost if another batch layer holds the lease
     */
    public long nextCut() throws SQLException {
        return warehouse.transaction(connection -> {
            lease.require(connection);
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE " + WarehouseTables.CUT + " SET \"last\" = \"last\" + 1 WHERE \"pipeline\" = ?")) {
                update.setString(1, pipeline.name());
                update.executeUpdate();
            }
            return single(connection, "SELECT \"last\" FROM " + WarehouseTables.CUT);
        });
    }

    /** The newest cut number that was given out; 0 before the first. */
    public long lastCut() throws SQLException {
        return lastCut(warehouse, pipeline);
    }

    /** The same for who does not publish. */
    public static long lastCut(Warehouse warehouse, Pipeline pipeline) throws SQLException {
        try (Connection connection = warehouse.connection()) {
            return single(connection, pipeline, "SELECT \"last\" FROM " + WarehouseTables.CUT);
        }
    }

    /**
     * What a run has recomputed of one view; the new rows are in the view's staging table.
     *
     * @param allWindows whether every window of the view was computed again, or only those that the staged rows are of
     * @param rows how many rows the run computed; as many must be in the staging table
     */
    public record Recomputed(View view, boolean allWindows, long rows) {}

    /**
     * Deletes what older runs left in the staging tables.
     *
     * @throws LeaseLost if another batch layer holds the lease
     */
    public void clearStaging(long cut) throws SQLException {
        warehouse.transaction(connection -> {
            lease.require(connection);
            staging.clear(connection, cut);
            return null;
        });
    }

    /** How many windows of a view a run has staged rows of. */
    public long stagedWindows(long cut, View view) throws SQLException {
        try (Connection connection = warehouse.connection()) {
            return staging.windows(connection, cut, view);
        }
    }

    /**
     * Replaces the recomputed windows of all views and sets the published cut, in one transaction.
     *
     * @param boundary the first offsets that the new state does not contain
     * @throws LeaseLost if another batch layer holds the lease; nothing was changed
     * @throws IllegalStateException if a cut as new as this one is published already, or a staging table does not hold as many rows as
     *     the run computed; nothing was changed
     */
    public void publish(long cut, Boundary boundary, List<Recomputed> views) throws SQLException {
        warehouse.transaction(connection -> {
            lease.require(connection);
            long now = Warehouse.millis(connection);
            long published = single(connection, "SELECT \"cut\" FROM " + WarehouseTables.PUBLISHED);
            if (published >= cut) {
                throw new IllegalStateException("Cut " + cut + " is not above the published cut " + published + ".");
            }
            for (Recomputed view : views) {
                replace(connection, cut, view);
            }
            try (PreparedStatement update = connection.prepareStatement("UPDATE " + WarehouseTables.PUBLISHED
                    + " SET \"cut\" = ?, \"published_at\" = ? WHERE \"pipeline\" = ?")) {
                update.setLong(1, cut);
                update.setLong(2, now);
                update.setString(3, pipeline.name());
                update.executeUpdate();
            }
            write(connection, boundary);
            PublishedCuts.add(connection, pipeline, cut, now);
            return null;
        });
    }

    private void replace(Connection connection, long cut, Recomputed recomputed) throws SQLException {
        View view = recomputed.view();
        if (recomputed.allWindows()) {
            staging.deleteAll(connection, view);
        } else {
            staging.deleteWindows(connection, cut, view);
        }
        long inserted = staging.insert(connection, cut, view);
        if (inserted != recomputed.rows()) {
            throw new IllegalStateException("View " + view.name() + ": the run computed " + recomputed.rows()
                    + " rows, but " + inserted + " of cut " + cut
                    + " are staged. Nothing was published; the next run computes them again.");
        }
    }

    private void write(Connection connection, Boundary boundary) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM " + WarehouseTables.BOUNDARY + " WHERE \"pipeline\" = ?")) {
            delete.setString(1, pipeline.name());
            delete.executeUpdate();
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + WarehouseTables.BOUNDARY
                + " (\"pipeline\", \"source\", \"kafka_partition\", \"offset\") VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<Partition, Long> entry : boundary.offsets().entrySet()) {
                insert.setString(1, pipeline.name());
                insert.setString(2, entry.getKey().source());
                insert.setInt(3, entry.getKey().number());
                insert.setLong(4, entry.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** Real-time segments below this number have been deleted. */
    public long expiredTo() throws SQLException {
        try (Connection connection = warehouse.connection()) {
            return single(connection, "SELECT \"expired_to\" FROM " + WarehouseTables.PUBLISHED);
        }
    }

    public void setExpiredTo(long segment) throws SQLException {
        warehouse.transaction(connection -> {
            lease.require(connection);
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE " + WarehouseTables.PUBLISHED + " SET \"expired_to\" = ? WHERE \"pipeline\" = ?")) {
                update.setLong(1, segment);
                update.setString(2, pipeline.name());
                return update.executeUpdate();
            }
        });
    }

    /** Keeps the report of a run, as JSON. */
    public void report(long cut, String json) throws SQLException {
        warehouse.transaction(connection -> {
            try (PreparedStatement delete = connection.prepareStatement(
                            "DELETE FROM " + WarehouseTables.RUN + " WHERE \"pipeline\" = ? AND \"cut\" = ?");
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO " + WarehouseTables.RUN
                            + " (\"pipeline\", \"cut\", \"report\") VALUES (?, ?, ?)")) {
                delete.setString(1, pipeline.name());
                delete.setLong(2, cut);
                delete.executeUpdate();
                insert.setString(1, pipeline.name());
                insert.setLong(2, cut);
                insert.setString(3, json);
                return insert.executeUpdate();
            }
        });
    }

    /** The report of the newest run, as JSON; {@code null} before the first. */
    public String lastReport() throws SQLException {
        try (Connection connection = warehouse.connection();
                PreparedStatement select = connection.prepareStatement("SELECT \"report\" FROM " + WarehouseTables.RUN
                        + " WHERE \"pipeline\" = ? ORDER BY \"cut\" DESC FETCH FIRST 1 ROWS ONLY")) {
            select.setString(1, pipeline.name());
            try (ResultSet result = select.executeQuery()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    private long single(Connection connection, String select) throws SQLException {
        return single(connection, pipeline, select);
    }

    private static long single(Connection connection, Pipeline pipeline, String select) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select + " WHERE \"pipeline\" = ?")) {
            statement.setString(1, pipeline.name());
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw new IllegalStateException(
                            "Pipeline " + pipeline.name() + " is not set up in the warehouse: run the set-up.");
                }
                return result.getLong(1);
            }
        }
    }
}
