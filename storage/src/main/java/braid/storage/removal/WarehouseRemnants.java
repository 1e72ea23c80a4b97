package braid.storage.removal;

import braid.storage.warehouse.Warehouse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A pipeline's schema and rows in a warehouse that is not the stack's own. */
final class WarehouseRemnants {
    private static final String OWN = "braid";

    private final Warehouse warehouse;
    private final String pipeline;
    private final String where;

    WarehouseRemnants(Warehouse warehouse, String pipeline, String where) {
        this.warehouse = warehouse;
        this.pipeline = pipeline;
        this.where = where;
    }

    List<Remnant> find() throws SQLException {
        List<Remnant> found = new ArrayList<>();
        try (Connection connection = warehouse.connection()) {
            if (has(connection, pipeline)) {
                found.add(new Remnant("schema " + pipeline + " with its tables in " + where, this::dropSchema));
            }
            if (has(connection, OWN)) {
                found.add(new Remnant(
                        "the rows of " + pipeline + " in schema " + OWN + " in " + where, this::deleteRows));
            }
        }
        return found;
    }

    private static boolean has(Connection connection, String schema) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT 1 FROM information_schema.schemata WHERE schema_name = ?")) {
            select.setString(1, schema);
            return select.executeQuery().next();
        }
    }

    private void dropSchema() throws SQLException {
        execute("DROP SCHEMA IF EXISTS \"" + pipeline + "\" CASCADE");
    }

    private void deleteRows() throws SQLException {
        warehouse.transaction(connection -> {
            for (String table : tables(connection)) {
                try (PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM \"" + OWN + "\".\"" + table + "\" WHERE \"pipeline\" = ?")) {
                    delete.setString(1, pipeline);
                    delete.executeUpdate();
                }
            }
            return null;
        });
    }

    /** Braid's own tables that have rows of each pipeline. */
    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT table_name FROM information_schema.columns WHERE table_schema = ? AND column_name = 'pipeline'")) {
            select.setString(1, OWN);
            try (ResultSet result = select.executeQuery()) {
                while (result.next()) {
                    tables.add(result.getString(1));
                }
            }
        }
        return tables;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = warehouse.connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
