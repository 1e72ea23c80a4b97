package braid.storage.warehouse;

import braid.service.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** A pool of connections to the warehouse, and the few things in which H2 and PostgreSQL differ. */
public final class Warehouse implements AutoCloseable {
    /** H2's SNAPSHOT, which its driver takes by this number; its REPEATABLE READ allows phantoms. */
    private static final int H2_SNAPSHOT = 6;

    private final HikariDataSource pool;
    private final boolean postgres;

    private Warehouse(HikariDataSource pool, boolean postgres) {
        this.pool = pool;
        this.postgres = postgres;
    }

    /** Opens the pool; connections are made when they are first asked for. */
    public static Warehouse open(Settings settings) {
        return open(settings, Duration.ofSeconds(5));
    }

    /**
     * Opens the pool; connections are made when they are first asked for.
     *
     * @param patience how long to wait for a connection before the warehouse is taken to be down
     */
    public static Warehouse open(Settings settings, Duration patience) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setJdbcUrl(settings.text("warehouse.url"));
        config.setUsername(settings.text("warehouse.user"));
        config.setPassword(settings.text("warehouse.password"));
        config.setMaximumPoolSize(settings.integer("warehouse.pool.size"));
        config.setMinimumIdle(1);
        config.setConnectionTimeout(patience.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setAutoCommit(true);
        return new Warehouse(
                new HikariDataSource(config), settings.text("warehouse.url").startsWith("jdbc:postgresql:"));
    }

    public boolean isPostgres() {
        return postgres;
    }

    /** A connection that commits each statement by itself. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** A connection in a read-only transaction that sees one state of the whole database. Close it to end the transaction. */
    public Connection snapshot() throws SQLException {
        Connection connection = pool.getConnection();
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(postgres ? Connection.TRANSACTION_REPEATABLE_READ : H2_SNAPSHOT);
            connection.setReadOnly(true);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Does some work in one transaction; all of it is committed or none. */
    public <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.apply(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Some statements on one connection. */
    @FunctionalInterface
    public interface Work<T> {
        T apply(Connection connection) throws SQLException;
    }
}
