package braid.storage.warehouse;

import braid.service.settings.Settings;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;

/** A pool of connections to the warehouse, and the few things in which H2 and PostgreSQL differ. */
public final class Warehouse implements AutoCloseable {
    /** H2's SNAPSHOT, which its driver takes by this number; its REPEATABLE READ allows phantoms. */
    private static final int H2_SNAPSHOT = 6;

    /** How the SQL states of a login that is refused begin. */
    private static final String REFUSED = "28";

    private final HikariDataSource pool;
    private final boolean postgres;
    private final boolean readsOnly;

    private Warehouse(HikariConfig config, boolean postgres, boolean readsOnly) {
        this.pool = new HikariDataSource(config);
        this.postgres = postgres;
        this.readsOnly = readsOnly;
    }

    /** Opens the pool; connections are made when they are first asked for. */
    public static Warehouse open(Settings settings) {
        HikariConfig config = config(settings);
        config.setConnectionTimeout(5_000);
        config.setAutoCommit(true);
        return new Warehouse(config, isPostgres(settings), false);
    }

    /**
     * Opens a pool for {@link #snapshot()} alone. Its connections are made ready for that once, which saves a reader of one row half of
     * the warehouse's round trips.
     *
     * @param patience how long to wait for a connection before the warehouse is taken to be down
     * @param readers how many use it at the same time; the pool has as many connections at least
     */
    public static Warehouse openForReading(Settings settings, Duration patience, int readers) {
        HikariConfig config = config(settings);
        config.setMaximumPoolSize(Math.max(readers, config.getMaximumPoolSize()));
        config.setConnectionTimeout(patience.toMillis());
        config.setAutoCommit(false);
        config.setReadOnly(true);
        if (isPostgres(settings)) {
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        } else {
            config.setConnectionInitSql("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT");
        }
        return new Warehouse(config, isPostgres(settings), true);
    }

    private static HikariConfig config(Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("warehouse");
        config.setJdbcUrl(settings.text("warehouse.url"));
        config.setUsername(settings.text("warehouse.user"));
        config.setPassword(settings.text("warehouse.password"));
        config.setMaximumPoolSize(settings.integer("warehouse.pool.size"));
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        config.setExceptionOverrideClassName(LostConnections.class.getName());
        return config;
    }

    /** Whether the settings name PostgreSQL. */
    public static boolean isPostgres(Settings settings) {
        return settings.text("warehouse.url").startsWith("jdbc:postgresql:");
    }

    /** Whether all connections are in use, so that waiting in vain for one does not mean that the warehouse is down. */
    public boolean isExhausted() {
        HikariPoolMXBean now = pool.getHikariPoolMXBean();
        return now != null && now.getActiveConnections() >= pool.getMaximumPoolSize();
    }

    /** The most connections that there are at the same time. */
    public int connections() {
        return pool.getMaximumPoolSize();
    }

    public boolean isPostgres() {
        return postgres;
    }

    /** A connection that commits each statement by itself. */
    public Connection connection() throws SQLException {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw inWords(e);
        }
    }

    /** Says what to set when the warehouse is there but does not let this client in; otherwise the failure as it is. */
    private SQLException inWords(SQLException failure) {
        SQLException refusal = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said
                    && String.valueOf(said.getSQLState()).startsWith(REFUSED)) {
                refusal = said;
            }
        }
        if (refusal == null) {
            return failure;
        }
        String address = pool.getJdbcUrl().replaceFirst("[?;].*", "");
        return new SQLException(
                "The warehouse at " + address + " does not accept user '" + pool.getUsername()
                        + "' with the given password (" + refusal.getMessage()
                        + "). Set warehouse.user and warehouse.password (BRAID_WAREHOUSE_USER, BRAID_WAREHOUSE_PASSWORD).",
                refusal.getSQLState(),
                failure);
    }

    /** A connection in a read-only transaction that sees one state of the whole database. Close it to end the transaction. */
    public Connection snapshot() throws SQLException {
        Connection connection = connection();
        if (readsOnly) {
            return begun(connection);
        }
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

    /** Ends what the pool may have begun while it kept the connection: the state that it would see is as old as that. */
    private static Connection begun(Connection connection) throws SQLException {
        try {
            connection.rollback();
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Does some work in one transaction; all of it is committed or none. */
    public <T> T transaction(Work<T> work) throws SQLException {
        try (Connection connection = connection()) {
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

    /** The time by the warehouse's clock, which is the same for all hosts; in milliseconds since 1970. */
    public static long millis(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                ResultSet now = select.executeQuery("SELECT CURRENT_TIMESTAMP")) {
            now.next();
            return now.getObject(1, OffsetDateTime.class).toInstant().toEpochMilli();
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
