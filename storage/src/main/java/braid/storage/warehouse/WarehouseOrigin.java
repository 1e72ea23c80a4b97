package braid.storage.warehouse;

import braid.core.view.Pipeline;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers from which log the batch views were computed: the id of each source's topic. A log that was made anew is refused, because its
 * offsets mean other events. What is computed from it is remembered by {@code DefinitionInForce}.
 */
public final class WarehouseOrigin {
    private static final String VIEW = "view ";

    private final Warehouse warehouse;
    private final Pipeline pipeline;

    public WarehouseOrigin(Warehouse warehouse, Pipeline pipeline) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
    }

    /**
     * Remembers the topics, and compares them with what is remembered.
     *
     * @param topicIds the id of each source's topic
     * @throws IllegalStateException if a topic was made anew; the message says the way out
     */
    public void check(Map<String, String> topicIds) throws SQLException {
        warehouse.transaction(connection -> {
            Map<String, String> remembered = remembered(connection);
            requireByName(remembered);
            for (Map.Entry<String, String> topic : topicIds.entrySet()) {
                String name = "topic " + topic.getKey();
                String before = remembered.get(name);
                if (before == null) {
                    insert(connection, name, topic.getValue());
                } else if (!before.equals(topic.getValue())) {
                    throw new IllegalStateException("The log of source " + topic.getKey() + " of pipeline "
                            + pipeline.name() + " was made anew (its topic is " + topic.getValue() + ", not " + before
                            + "), so its offsets mean other events than the batch views hold. Start over with `braid reset`, or in"
                            + " another BRAID_HOME.");
                }
            }
            rows(connection);
            return null;
        });
    }

    /** Earlier versions kept the views here, their columns by position, which cannot tell a renamed column. */
    private void requireByName(Map<String, String> remembered) {
        if (remembered.keySet().stream().anyMatch(name -> name.startsWith(VIEW))) {
            throw new IllegalStateException("The batch views of pipeline " + pipeline.name()
                    + " were made by an earlier version of Braid, which remembered columns by position. Start over with `braid reset`, or in"
                    + " another BRAID_HOME.");
        }
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
