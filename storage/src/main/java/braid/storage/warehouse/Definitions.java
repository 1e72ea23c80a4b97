package braid.storage.warehouse;

import braid.core.view.Pipeline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers what the stores were made for: the definition of each view and the id of each topic. State made for something else is
 * refused, because its rows would be added to rows that mean another thing.
 */
public final class Definitions {
    private final Warehouse warehouse;
    private final Pipeline pipeline;

    public Definitions(Warehouse warehouse, Pipeline pipeline) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
    }

    /**
     * Remembers the pipeline's views and topics, and compares them with what is remembered.
     *
     * @param topicIds the id of each source's topic
     * @throws IllegalStateException if a view has changed or a topic was made anew; the message says the way out
     */
    public void check(Map<String, String> topicIds) throws SQLException {
        Map<String, String> current = new TreeMap<>();
        pipeline.views().forEach(view -> current.put("view " + view.name(), view.definition()));
        topicIds.forEach((source, id) -> current.put("topic " + source, id));
        warehouse.transaction(connection -> {
            Map<String, String> remembered = remembered(connection);
            for (Map.Entry<String, String> entry : current.entrySet()) {
                String before = remembered.get(entry.getKey());
                if (before == null && remembered.isEmpty()) {
                    insert(connection, entry.getKey(), entry.getValue());
                } else if (before == null) {
                    throw new IllegalStateException(
                            "The " + entry.getKey() + " is new in pipeline " + pipeline.name()
                                    + ", whose stores were filled without it. Start over with `braid reset`, or in another BRAID_HOME.");
                } else if (!before.equals(entry.getValue())) {
                    throw new IllegalStateException("The " + entry.getKey() + " of pipeline " + pipeline.name()
                            + " is not the one that the stores were filled from (" + before
                            + "). Start over with `braid reset`, or in"
                            + " another BRAID_HOME.");
                }
            }
            rows(connection);
            return null;
        });
    }

    /** The rows that every pipeline has once. */
    private void rows(Connection connection) throws SQLException {
        once(connection, WarehouseTables.LEASE, "(\"pipeline\", \"holder\", \"expires_at\") VALUES (?, '', 0)");
        once(connection, WarehouseTables.CUT, "(\"pipeline\", \"last\") VALUES (?, 0)");
        once(
                connection,
                WarehouseTables.PUBLISHED,
                "(\"pipeline\", \"cut\", \"published_at\", \"expired_to\") VALUES (?, 0, 0, 0)");
    }

    private void once(Connection connection, String table, String values) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT 1 FROM " + table + " WHERE \"pipeline\" = ?");
                PreparedStatement insert = connection.prepareStatement("INSERT INTO " + table + " " + values)) {
            select.setString(1, pipeline.name());
            if (!select.executeQuery().next()) {
                insert.setString(1, pipeline.name());
                insert.executeUpdate();
            }
        }
    }

    private Map<String, String> remembered(Connection connection) throws SQLException {
        Map<String, String> found = new TreeMap<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT \"name\", \"definition\" FROM " + WarehouseTables.DEFINITION + " WHERE \"pipeline\" = ?")) {
            select.setString(1, pipeline.name());
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    found.put(result.getString(1), result.getString(2));
                }
            }
        }
        return found;
    }

    private void insert(Connection connection, String name, String definition) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO " + WarehouseTables.DEFINITION
                + " (\"pipeline\", \"name\", \"definition\") VALUES (?, ?, ?)")) {
            insert.setString(1, pipeline.name());
            insert.setString(2, name);
            insert.setString(3, definition);
            insert.executeUpdate();
        }
    }
}
