package braid.storage.warehouse.publication;

import braid.core.view.Pipeline;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The right to write cuts, held by one batch layer at a time. It runs out when its holder stops renewing it, so that a killed batch layer
 * blocks its successor for no longer than the lease's length.
 *
 * <p>When it runs out the warehouse's clock says, so that hosts whose clocks differ hold it equally long.
 *
 * <p>A holder that was paused past its lease's end is fenced: {@link #require} fails inside its publishing transaction.
 */
public final class Lease {
    private final Warehouse warehouse;
    private final Pipeline pipeline;
    private final String holder;
    private final Duration length;

    /**
     * @param holder a name that no other process has
     */
    public Lease(Warehouse warehouse, Pipeline pipeline, String holder, Duration length) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.holder = holder;
        this.length = length;
    }

    /** Takes or renews the lease; false if another holds it. */
    public boolean acquire() throws SQLException {
        return warehouse.transaction(connection -> {
            long now = Warehouse.millis(connection);
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE " + WarehouseTables.LEASE
                            + " SET \"holder\" = ?, \"expires_at\" = ? WHERE \"pipeline\" = ? AND (\"holder\" = ? OR \"expires_at\" < ?)")) {
                update.setString(1, holder);
                update.setLong(2, now + length.toMillis());
                update.setString(3, pipeline.name());
                update.setString(4, holder);
                update.setLong(5, now);
                return update.executeUpdate() == 1;
            }
        });
    }

    /** Gives the lease back, so that a successor need not wait. */
    public void release() throws SQLException {
        warehouse.transaction(connection -> {
            try (PreparedStatement update = connection.prepareStatement("UPDATE " + WarehouseTables.LEASE
                    + " SET \"expires_at\" = 0 WHERE \"pipeline\" = ? AND \"holder\" = ?")) {
                update.setString(1, pipeline.name());
                update.setString(2, holder);
                return update.executeUpdate();
            }
        });
    }

    /** Who holds the lease and for how much longer, as a sentence. */
    public String describe() throws SQLException {
        try (Connection connection = warehouse.connection();
                Statement select = connection.createStatement();
                ResultSet result = select.executeQuery("SELECT \"holder\", \"expires_at\" FROM " + WarehouseTables.LEASE
                        + " WHERE \"pipeline\" = '" + pipeline.name() + "'")) {
            if (!result.next()) {
                return "Nobody holds the lease.";
            }
            return result.getString(1) + " holds the lease for "
                    + Math.max(0, result.getLong(2) - Warehouse.millis(connection)) + " ms more.";
        }
    }

    /**
     * Checks, as part of a transaction, that this holder still has the lease, and locks it until the transaction ends.
     *
     * @throws LeaseLost if another has taken it; nothing of the transaction may be kept
     */
    void require(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT \"holder\" FROM " + WarehouseTables.LEASE + " WHERE \"pipeline\" = ? FOR UPDATE")) {
            select.setString(1, pipeline.name());
            try (ResultSet result = select.executeQuery()) {
                if (!result.next() || !result.getString(1).equals(holder)) {
                    throw new LeaseLost(pipeline.name(), holder);
                }
            }
        }
    }
}
