package braid.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What connection pools (HikariCP, DBCP, Tomcat's) and reporting tools ask of a connection and its metadata before the first statement. */
class JdbcPoolTest {
    private static JdbcServer server;

    @BeforeAll
    static void start() throws IOException {
        server = JdbcServer.overRandomLog(5, 10);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void connection_takesWhatAPoolSetsAndResets(String encoding) throws SQLException {
        try (Connection connection = server.connect(encoding)) {
            assertThat(connection.isValid(5)).isTrue();
            assertThat(connection.getNetworkTimeout()).isZero();
            connection.setNetworkTimeout(Runnable::run, 1_000);
            connection.setReadOnly(false);
            assertThat(connection.isReadOnly()).isTrue();
            connection.setAutoCommit(false);
            assertThatCode(connection::commit).doesNotThrowAnyException();
            assertThatCode(connection::rollback).doesNotThrowAnyException();
            connection.setAutoCommit(true);
            assertThat(connection.getAutoCommit()).isTrue();
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_NONE);
            connection.setHoldability(ResultSet.HOLD_CURSORS_OVER_COMMIT);
            connection.setCatalog("shop");
            connection.setSchema("shop");
            assertThat(connection.getSchema()).isEqualTo("shop");
            connection.clearWarnings();
            assertThat((Throwable) connection.getWarnings()).isNull();
            try (Statement statement = connection.createStatement()) {
                statement.setQueryTimeout(5);
                assertThat(statement.execute("SELECT 1")).isTrue();
                assertThat(statement.getUpdateCount()).isEqualTo(-1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void metadata_isThatOfAReadOnlySchemaOfViews(String encoding) throws SQLException {
        try (Connection connection = server.connect(encoding)) {
            DatabaseMetaData metadata = connection.getMetaData();
            assertThat(metadata.getIdentifierQuoteString()).isEqualTo("\"");
            assertThat(metadata.isReadOnly()).isTrue();
            assertThat(metadata.supportsTransactions()).isFalse();
            assertThat(metadata.supportsMixedCaseQuotedIdentifiers()).isTrue();
            assertThat(metadata.supportsGroupByUnrelated()).isTrue();
            assertThat(rows(metadata.getTables("shop", "shop", "%", new String[] {"TABLE", "VIEW"})))
                    .isEqualTo(3);
            assertThat(rows(metadata.getTables(null, null, null, new String[] {"SYSTEM TABLE"})))
                    .isZero();
            assertThat(rows(metadata.getColumns(null, "shop", "ever", null))).isEqualTo(7);
            assertThat(rows(metadata.getSchemas(null, "sh%"))).isEqualTo(1);
            assertThat(rows(metadata.getTypeInfo())).isEqualTo(8);
            for (ResultSet nothing : new ResultSet[] {
                metadata.getCatalogs(),
                metadata.getPrimaryKeys(null, "shop", "ever"),
                metadata.getImportedKeys(null, "shop", "ever"),
                metadata.getExportedKeys(null, "shop", "ever"),
                metadata.getIndexInfo(null, "shop", "ever", false, true),
                metadata.getFunctions(null, null, "%"),
                metadata.getProcedures(null, null, "%"),
                metadata.getUDTs(null, null, "%", null)
            }) {
                assertThat(rows(nothing)).isZero();
            }
        }
    }

    private static int rows(ResultSet result) throws SQLException {
        try (result) {
            int count = 0;
            while (result.next()) {
                count++;
            }
            return count;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void hikari_lendsAndTakesBack(String encoding) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(server.address(encoding, ""));
        config.setMaximumPoolSize(2);
        config.setReadOnly(true);
        config.setConnectionTestQuery("SELECT 1");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            for (int round = 0; round < 5; round++) {
                try (Connection one = pool.getConnection();
                        Connection other = pool.getConnection()) {
                    assertThat(rows(one)).isEqualTo(rows(other)).isPositive();
                }
            }
        }
    }

    private static int rows(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM total")) {
            int count = 0;
            while (rows.next()) {
                count++;
            }
            return count;
        }
    }
}
