package braid.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import braid.answer.read.MergedReader;
import braid.answer.read.ModelLog;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.view.Architecture;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real remote driver over HTTP, in both of its encodings, against views in memory. */
class JdbcTest {
    private static final ModelLog LOG = log();
    private static final Readers READERS = readers(Architecture.LAMBDA, Architecture.BATCH_ONLY);
    private static final SqlService SQL = new SqlService(
            ModelLog.PIPELINE, READERS, new SqlLimits(Duration.ofSeconds(30), 100_000, 1 << 28, 8), Past.NONE);
    private static JdbcServer server;

    @BeforeAll
    static void start() throws IOException {
        server = JdbcServer.start(SQL, READERS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** With events on both sides of a cut. */
    private static ModelLog log() {
        ModelLog log = ModelLog.random(new Random(7), 2_000);
        log.publish(1);
        log.foldAll();
        return log;
    }

    private static Readers readers(Architecture... architectures) {
        Map<Architecture, MergedReader> readers = new LinkedHashMap<>();
        for (Architecture architecture : architectures) {
            readers.put(architecture, LOG.reader(architecture));
        }
        return new Readers(readers);
    }

    private static Connection connect(String encoding) throws SQLException {
        return server.connect(encoding);
    }

    private static Connection connect(String encoding, String query, Properties properties) throws SQLException {
        return server.connect(encoding, query, properties);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void architecture_isChosenByTheConnection(String encoding) throws SQLException {
        Properties batchOnly = new Properties();
        batchOnly.setProperty("architecture", "batch-only");
        long merged = total(connect(encoding));
        long batch = total(connect(encoding, "", batchOnly));
        assertThat(batch).isPositive().isLessThan(merged);
        assertThat(total(connect(encoding, "?architecture=batch-only", new Properties())))
                .isEqualTo(batch);
        assertThat(total(connect(encoding, "?architecture=lambda", batchOnly))).isEqualTo(batch);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void valueThatIsBoundTwice_countsOnce(String encoding) throws SQLException {
        try (Connection connection = connect(encoding)) {
            long once = shop(connection, "shop = ?", 1);
            assertThat(once).isPositive();
            assertThat(shop(connection, "shop = 'shop-1' OR shop = ?", 1)).isEqualTo(once);
            assertThat(shop(connection, "shop IN (?, 'shop-1', ?)", 2)).isEqualTo(once);
        }
    }

    private static long shop(Connection connection, String condition, int parameters) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT SUM(sales) FROM by_shop WHERE " + condition)) {
            for (int i = 1; i <= parameters; i++) {
                select.setString(i, "shop-1");
            }
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void architectureThatDoesNotRun_refusesTheConnection(String encoding) {
        Properties kappa = new Properties();
        kappa.setProperty("architecture", "kappa");
        assertThatThrownBy(() -> connect(encoding, "", kappa))
                .hasMessageContaining("architecture is 'kappa', but this stack runs lambda, batch-only");
        assertThatThrownBy(() -> connect(encoding, "?architecture=x", new Properties()))
                .hasMessageContaining("Nothing is called that");
    }

    private static long total(Connection connection) throws SQLException {
        try (connection;
                PreparedStatement prepared = connection.prepareStatement("SELECT SUM(sales) FROM total");
                Statement statement = connection.createStatement();
                ResultSet first = prepared.executeQuery();
                ResultSet second = statement.executeQuery("SELECT SUM(sales) FROM total")) {
            first.next();
            second.next();
            assertThat(first.getLong(1)).isEqualTo(second.getLong(1));
            return first.getLong(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void values_areThoseOfTheViews(String encoding) throws SQLException {
        String text = "SELECT shop, item, window_start, sales, revenue, mean, first_day, latest FROM by_shop"
                + " WHERE shop IS NOT NULL ORDER BY shop, item, window_start";
        List<Object[]> expected = SQL.answer(text).rows();
        try (Connection connection = connect(encoding);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(text)) {
            for (Object[] row : expected) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString("shop")).isEqualTo(row[0]);
                assertThat(rows.getInt(2)).isEqualTo(row[1]);
                assertThat(rows.getTimestamp(3)).isEqualTo(wallClock((Long) row[2]));
                assertThat(rows.getLong(4)).isEqualTo(row[3]);
                assertThat(rows.getBigDecimal(5)).isEqualTo(row[4]);
                assertThat((Double) rows.getObject(6)).isEqualTo((Double) row[5]);
                assertThat(rows.getDate(7) == null).isEqualTo(row[6] == null);
                assertThat(rows.getTimestamp(8)).isEqualTo(wallClock((Long) row[7]));
            }
            assertThat(rows.next()).isFalse();
        }
    }

    /** The time in UTC as the wall clock of a java.sql.Timestamp, which is how JDBC spells a TIMESTAMP without a zone. */
    private static Timestamp wallClock(long millis) {
        return Timestamp.valueOf(java.time.Instant.ofEpochMilli(millis)
                .atZone(java.time.ZoneOffset.UTC)
                .toLocalDateTime());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void rowsOfSeveralFrames_areOfOneCoverage(String encoding) throws SQLException {
        String text = "SELECT a.sales, b.item, c.ok FROM by_shop a, ever b, ever c";
        int expected = SQL.answer(text).rows().size();
        assertThat(expected).isGreaterThan(1_000);
        try (Connection connection = connect(encoding);
                Statement statement = connection.createStatement()) {
            statement.setFetchSize(100);
            int count = 0;
            try (ResultSet rows = statement.executeQuery(text)) {
                while (rows.next()) {
                    count++;
                }
            }
            assertThat(count).isEqualTo(expected);
            statement.setMaxRows(7);
            try (ResultSet rows = statement.executeQuery(text)) {
                for (count = 0; rows.next(); count++) {}
            }
            assertThat(count).isEqualTo(7);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void parameters_areBound(String encoding) throws SQLException {
        try (Connection connection = connect(encoding);
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT COUNT(*), SUM(sales) FROM by_shop WHERE shop = ? AND item = ? AND window_start >= ?"
                                + " AND revenue > ? AND first_day > ?")) {
            assertThat(statement.getParameterMetaData().getParameterCount()).isEqualTo(5);
            statement.setString(1, "shop-1");
            statement.setInt(2, 1);
            statement.setTimestamp(3, wallClock(ModelLog.START.toEpochMilli() + 120_000));
            statement.setBigDecimal(4, new BigDecimal("-100.5"));
            statement.setDate(5, Date.valueOf("1999-01-01"));
            Object[] expected = SQL.answer("SELECT COUNT(*), SUM(sales) FROM by_shop WHERE shop = 'shop-1' AND item = 1"
                            + " AND window_start >= TIMESTAMP '2001-01-01 00:02:00' AND revenue > -100.5"
                            + " AND first_day > DATE '1999-01-01'")
                    .rows()
                    .get(0);
            assertThat((Long) expected[0]).isPositive();
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getLong(1)).isEqualTo(expected[0]);
                assertThat(rows.getBigDecimal(2)).isEqualTo(expected[1]);
            }
            statement.setString(1, "x' OR '1' = '1");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getLong(1)).isZero();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void metadata_listsViewsAndColumns(String encoding) throws SQLException {
        try (Connection connection = connect(encoding)) {
            assertThat(connection.getSchema()).isEqualTo("shop");
            assertThat(column(connection.getMetaData().getTables(null, null, "%", null), "TABLE_NAME"))
                    .containsExactly("by_shop", "ever", "total");
            assertThat(column(
                            connection.getMetaData().getTables(null, "shop", "e_er", new String[] {"VIEW"}),
                            "TABLE_NAME"))
                    .containsExactly("ever");
            assertThat(column(
                            connection.getMetaData().getTables(null, null, "%", new String[] {"TABLE"}), "TABLE_NAME"))
                    .isEmpty();
            assertThat(column(connection.getMetaData().getColumns(null, null, "ever", "%"), "COLUMN_NAME"))
                    .containsExactly("item", "ok", "sales", "weight", "dearest", "mean_weight", "shops");
            assertThat(column(connection.getMetaData().getColumns(null, null, "EVER", "dear%"), "TYPE_NAME"))
                    .containsExactly("DECIMAL(12,2)");
            assertThat(column(connection.getMetaData().getTables(null, null, "by\\_shop", null), "TABLE_NAME"))
                    .containsExactly("by_shop");
            assertThat(column(connection.getMetaData().getTables(null, null, "e\\_er", null), "TABLE_NAME"))
                    .isEmpty();
            assertThat(column(connection.getMetaData().getColumns(null, null, "by_shop", "latest"), "COLUMN_SIZE"))
                    .containsExactly("23");
            assertThat(column(connection.getMetaData().getColumns(null, null, "by_shop", "latest"), "DECIMAL_DIGITS"))
                    .containsExactly("3");
            assertThat(column(connection.getMetaData().getSchemas(), "TABLE_SCHEM"))
                    .containsExactly("shop");
            assertThat(column(connection.getMetaData().getTypeInfo(), "TYPE_NAME"))
                    .contains("VARCHAR", "TIMESTAMP");
            assertThat(column(connection.getMetaData().getTableTypes(), "TABLE_TYPE"))
                    .containsExactly("VIEW");
            assertThat(column(connection.getMetaData().getCatalogs(), "TABLE_CAT"))
                    .isEmpty();
            assertThat(column(connection.getMetaData().getPrimaryKeys(null, "shop", "ever"), "COLUMN_NAME"))
                    .isEmpty();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT \"item\" FROM \"shop\".\"ever\" AS \"e\"")) {
                assertThat(rows.getMetaData().getColumnLabel(1)).isEqualTo("item");
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void metadata_hasTheTypesOfTheStandard(String encoding) throws SQLException {
        try (Connection connection = connect(encoding);
                ResultSet types = connection.getMetaData().getTypeInfo();
                ResultSet columns = connection.getMetaData().getColumns(null, null, "ever", "dearest")) {
            List<String> text = new ArrayList<>();
            while (types.next()) {
                assertThat(types.getShort("NULLABLE")).isEqualTo((short) DatabaseMetaData.typeNullable);
                assertThat(types.getShort("SEARCHABLE")).isEqualTo((short) DatabaseMetaData.typeSearchable);
                assertThat(types.getInt("MAXIMUM_SCALE"))
                        .isEqualTo(types.getInt("DATA_TYPE") == Types.DECIMAL ? 38 : 0);
                if (types.getBoolean("CASE_SENSITIVE")) {
                    text.add(types.getString("TYPE_NAME"));
                }
            }
            assertThat(text).containsExactly("VARCHAR");
            assertThat(columns.next()).isTrue();
            assertThat(columns.getInt("DATA_TYPE")).isEqualTo(Types.DECIMAL);
            assertThat(columns.getInt("COLUMN_SIZE")).isEqualTo(12);
            assertThat(columns.getInt("NULLABLE")).isEqualTo(DatabaseMetaData.columnNullable);
            assertThat(columns.getString("REMARKS")).isEqualTo("MAX");
            assertThat(columns.getObject("SOURCE_DATA_TYPE")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void writes_areRefused(String encoding) throws SQLException {
        try (Connection connection = connect(encoding);
                Statement statement = connection.createStatement()) {
            for (String text : List.of(
                    "INSERT INTO total VALUES (1)",
                    "UPDATE total SET sales = 1",
                    "DELETE FROM total",
                    "DROP VIEW total",
                    "CREATE TABLE x (a INTEGER)")) {
                assertThatThrownBy(() -> statement.executeUpdate(text))
                        .as(text)
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("42000"))
                        .hasMessageContaining("Only SELECT is answered, not " + text.substring(0, 4));
            }
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM total")) {
                assertThat(rows.next()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void refusedStatement_saysWhyAndWhereAsOverHttp(String encoding) throws SQLException {
        try (Connection connection = connect(encoding);
                Statement statement = connection.createStatement()) {
            for (String text : List.of(
                    "SELECT salez FROM total",
                    "SELECT sales\nFROM totals",
                    "SELECT DATE_TRUNC('moon', window_start) FROM total",
                    "SELECT [sales] FROM total",
                    "SELECT (SELECT item FROM ever) FROM total",
                    "SELECT sales / 0 FROM total",
                    "SELECT ROW(1, 2)",
                    "SELECT",
                    "-- nothing")) {
                String why = catchThrowableOfType(BadRequest.class, () -> SQL.answer(text))
                        .getMessage();
                assertThat(why).startsWith("Line ");
                try (PreparedStatement prepared = connection.prepareStatement(text)) {
                    assertRefused(prepared::executeQuery, why);
                }
                assertRefused(() -> statement.executeQuery(text), why);
            }
        }
    }

    private static void assertRefused(ThrowingCallable question, String why) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("42000"))
                .hasMessageContaining(why);
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        try (rows) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(name));
            }
            return values;
        }
    }
}
