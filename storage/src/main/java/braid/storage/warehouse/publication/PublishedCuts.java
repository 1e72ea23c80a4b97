package braid.storage.warehouse.publication;

import braid.core.view.Pipeline;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.WarehouseTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Every cut of a pipeline that was ever published. A number that is not among them was given to a run that did not live to publish. */
public final class PublishedCuts {
    private final Warehouse warehouse;
    private final Pipeline pipeline;

    public PublishedCuts(Warehouse warehouse, Pipeline pipeline) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
    }

    /** When each was published, by its number. */
    public NavigableMap<Long, Instant> all() throws SQLException {
        NavigableMap<Long, Instant> cuts = new TreeMap<>();
        try (Connection connection = warehouse.connection();
                PreparedStatement select = connection.prepareStatement("SELECT \"cut\", \"published_at\" FROM "
                        + WarehouseTables.PUBLICATION + " WHERE \"pipeline\" = ?")) {
            select.setString(1, pipeline.name());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    cuts.put(result.getLong(1), Instant.ofEpochMilli(result.getLong(2)));
                }
            }
        }
        return cuts;
    }

    /** Part of the transaction that publishes. */
    static void add(Connection connection, Pipeline pipeline, long cut, long publishedAtMillis) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + WarehouseTables.PUBLICATION
                + " (\"pipeline\", \"cut\", \"published_at\") VALUES (?, ?, ?)")) {
            insert.setString(1, pipeline.name());
            insert.setLong(2, cut);
            insert.setLong(3, publishedAtMillis);
            insert.executeUpdate();
        }
    }
}
