package braid.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of each type on their way to a JDBC client and from it, with the real driver and in both of its encodings. */
class JdbcValuesTest {
    private static final String ONE_ROW = " FROM ever LIMIT 1";
    private static JdbcServer server;

    @BeforeAll
    static void start() throws IOException {
        server = JdbcServer.overRandomLog(11, 100);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void texts_haveTheDigitsOfTheirTypes(String encoding) throws SQLException {
        assertText(encoding, "TIMESTAMP '2024-03-01 10:00:01.999'", "2024-03-01 10:00:01.999");
        assertText(encoding, "TIMESTAMP '2024-03-01 10:00:00'", "2024-03-01 10:00:00.000");
        assertText(encoding, "TIMESTAMP '1969-12-31 23:59:59.001'", "1969-12-31 23:59:59.001");
        assertText(encoding, "TIMESTAMP '1582-10-04 12:00:00'", "1582-10-04 12:00:00.000");
        assertText(encoding, "TIMESTAMP '0001-01-01 00:00:00'", "0001-01-01 00:00:00.000");
        assertText(encoding, "DATE '2024-03-01'", "2024-03-01");
        assertText(encoding, "DATE '1582-10-04'", "1582-10-04");
        assertText(encoding, "DATE '0001-01-01'", "0001-01-01");
        assertText(encoding, "CAST(9223372036854775807 AS BIGINT)", "9223372036854775807");
        assertText(encoding, "CAST(-9223372036854775808 AS BIGINT)", "-9223372036854775808");
        assertText(
                encoding,
                "CAST('12345678901234567890123456789.123456789' AS DECIMAL(38,9))",
                "12345678901234567890123456789.123456789");
        assertText(
                encoding,
                "CAST('-99999999999999999999999999999999999999' AS DECIMAL(38,0))",
                "-99999999999999999999999999999999999999");
        assertText(encoding, "CAST(5.5 AS DECIMAL(12,2))", "5.50");
        assertText(encoding, "CAST(0.004 AS DOUBLE)", "0.004");
        assertText(encoding, "TRUE", "true");
    }

    private static void assertText(String encoding, String expression, String text) throws SQLException {
        try (Connection connection = server.connect(encoding);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + expression + ONE_ROW)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).as(expression).isEqualTo(text);
            ResultSetMetaData columns = rows.getMetaData();
            assertThat(columns.getColumnDisplaySize(1)).as(expression).isGreaterThanOrEqualTo(text.length());
            assertThat(rows.wasNull()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void columns_haveTheSizesOfTheirTypes(String encoding) throws SQLException {
        assertColumn(encoding, "TIMESTAMP '2024-03-01 10:00:01.999'", Types.TIMESTAMP, 3, 3, 23);
        assertColumn(encoding, "DATE '2024-03-01'", Types.DATE, 10, 0, 10);
        assertColumn(encoding, "CAST(1 AS INTEGER)", Types.INTEGER, 10, 0, 11);
        assertColumn(encoding, "CAST(1 AS BIGINT)", Types.BIGINT, 19, 0, 20);
        assertColumn(encoding, "CAST(1 AS DECIMAL(38,9))", Types.DECIMAL, 38, 9, 40);
        assertColumn(encoding, "CAST(1 AS DECIMAL(38,0))", Types.DECIMAL, 38, 0, 39);
        assertColumn(encoding, "CAST(0 AS DECIMAL(5,5))", Types.DECIMAL, 5, 5, 8);
        assertColumn(encoding, "CAST(1 AS DOUBLE)", Types.DOUBLE, 15, 0, 24);
        assertColumn(encoding, "TRUE", Types.BOOLEAN, 1, 0, 5);
        assertColumn(encoding, "CAST('a' AS VARCHAR(7))", Types.VARCHAR, 7, 0, 7);
    }

    private static void assertColumn(
            String encoding, String expression, int type, int precision, int scale, int displaySize)
            throws SQLException {
        try (Connection connection = server.connect(encoding);
                PreparedStatement statement = connection.prepareStatement("SELECT " + expression + ONE_ROW)) {
            ResultSetMetaData columns = statement.getMetaData();
            assertThat(columns.getColumnType(1)).as(expression).isEqualTo(type);
            assertThat(columns.getPrecision(1)).as(expression).isEqualTo(precision);
            assertThat(columns.getScale(1)).as(expression).isEqualTo(scale);
            assertThat(columns.getColumnDisplaySize(1)).as(expression).isEqualTo(displaySize);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void numbers_areThemselvesByEveryGetter(String encoding) throws SQLException {
        try (Connection connection = server.connect(encoding);
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT CAST(9007199254740993 AS BIGINT) AS b, CAST(7 AS INTEGER) AS i,"
                                + " CAST(1.25 AS DECIMAL(12,2)) AS d, CAST(3 AS DECIMAL(38,9)) AS w, CAST(2 AS DOUBLE) AS x"
                                + ONE_ROW)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("b")).isEqualTo(9007199254740993L);
            assertThat(rows.getObject("b")).isEqualTo(9007199254740993L);
            assertThat(rows.getBigDecimal("b")).isEqualTo("9007199254740993");
            assertThat(rows.getInt("i")).isEqualTo(7);
            assertThat(rows.getObject("i")).isEqualTo(7);
            assertThat(rows.getLong("i")).isEqualTo(7);
            assertThat(rows.getBigDecimal("i")).isEqualByComparingTo("7");
            assertThat(rows.getBigDecimal("d")).isEqualTo("1.25");
            assertThat(rows.getObject("d")).isEqualTo(new BigDecimal("1.25"));
            assertThat(rows.getDouble("d")).isEqualTo(1.25);
            assertThat(rows.getBigDecimal("w")).isEqualTo("3.000000000");
            assertThat(rows.getObject("w")).isEqualTo(new BigDecimal("3.000000000"));
            assertThat(rows.getDouble("x")).isEqualTo(2.0);
            assertThat(((Number) rows.getObject("x")).doubleValue()).isEqualTo(2.0);
            assertThat(rows.getBigDecimal("x")).isEqualByComparingTo("2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void nulls_areNullsOfEveryType(String encoding) throws SQLException {
        try (Connection connection = server.connect(encoding);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT CAST(NULL AS BIGINT), CAST(NULL AS INTEGER), CAST(NULL AS DECIMAL(12,2)), CAST(NULL AS DOUBLE),"
                                + " CAST(NULL AS VARCHAR(3)), CAST(NULL AS BOOLEAN), CAST(NULL AS DATE),"
                                + " CAST(NULL AS TIMESTAMP(3))" + ONE_ROW)) {
            assertThat(rows.next()).isTrue();
            for (int i = 1; i <= 8; i++) {
                assertThat(rows.getString(i)).as("column %d", i).isNull();
                assertThat(rows.getObject(i)).as("column %d", i).isNull();
                assertThat(rows.wasNull()).as("column %d", i).isTrue();
            }
            assertThat(rows.getLong(1)).isZero();
            assertThat(rows.getBigDecimal(3)).isNull();
            assertThat(rows.getDate(7)).isNull();
            assertThat(rows.getTimestamp(8)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void parameterThatIsNotSet_isToldByItsNumber(String encoding) throws SQLException {
        try (Connection connection = server.connect(encoding);
                PreparedStatement statement =
                        connection.prepareStatement("SELECT COUNT(*) FROM ever WHERE item = ? OR sales = ?")) {
            assertRefused(statement, "07001", "parameter 1 is not set");
            statement.setInt(1, 1);
            assertRefused(statement, "07001", "parameter 2 is not set");
            statement.setNull(2, Types.BIGINT);
            try (ResultSet rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getLong(1)).isPositive();
            }
            statement.clearParameters();
            assertRefused(statement, "07001", "parameter 1 is not set");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void refusedStatement_isToldWhenItIsRun(String encoding) throws SQLException {
        assertRefused(encoding, "SELECT COALESCE(least, ?) FROM by_shop", "Line 1, column 24: ");
        assertRefused(encoding, "SELECT nothing FROM total", "Line 1, column 8: ");
        assertRefused(encoding, "SELECT item,\n  itm FROM ever WHERE '?' = ? -- ?", "Line 2, column 3: ");
        assertRefused(encoding, "INSERT INTO total VALUES (?, ?)", "Only SELECT is answered, not INSERT");
        assertRefused(encoding, "what", "Line 1, column 1: ");
    }

    private static void assertRefused(String encoding, String text, String reason) throws SQLException {
        try (Connection connection = server.connect(encoding);
                PreparedStatement statement = connection.prepareStatement(text)) {
            assertRefused(statement, "42000", reason);
            for (int i = 1; i <= statement.getParameterMetaData().getParameterCount(); i++) {
                statement.setString(i, "x");
            }
            assertRefused(statement, "42000", reason);
        }
        try (Connection connection = server.connect(encoding);
                Statement statement = connection.createStatement()) {
            if (!text.contains("?")) {
                assertThatThrownBy(() -> statement.executeQuery(text))
                        .isInstanceOfSatisfying(SQLException.class, e -> assertThat(e.getSQLState())
                                .isEqualTo("42000"))
                        .hasMessageContaining(reason);
            }
        }
    }

    private static void assertRefused(PreparedStatement statement, String state, String reason) {
        assertThatThrownBy(statement::executeQuery)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state))
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void parameterOfAWrongType_isToldWithWhatItIs(String encoding) throws SQLException {
        try (Connection connection = server.connect(encoding);
                PreparedStatement statement = connection.prepareStatement("SELECT item FROM ever WHERE item = ?")) {
            statement.setString(1, "seven");
            assertRefused(statement, "42000", "Parameter 1 is 'seven', but a INTEGER");
            statement.setLong(1, 1L << 40);
            assertRefused(statement, "42000", "Parameter 1 is '1099511627776', but a INTEGER cannot hold it.");
            statement.setBoolean(1, true);
            assertRefused(statement, "42000", "Parameter 1 is 'true', but a INTEGER");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "PROTOBUF"})
    void timesAsParameters_areThoseOfTheirTexts(String encoding) throws SQLException {
        String text = "SELECT CAST(? AS TIMESTAMP(3)), CAST(? AS DATE)" + ONE_ROW;
        try (Connection connection = server.connect(encoding);
                PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setObject(1, Timestamp.valueOf("2024-03-01 10:00:01.999"));
            statement.setObject(2, Date.valueOf("2024-03-01"));
            assertTimes(statement);
            statement.setString(1, "2024-03-01T10:00:01.999Z");
            statement.setString(2, "2024-03-01");
            assertTimes(statement);
            // The driver itself refuses the classes of java.time; their texts and java.sql's are taken.
            statement.setObject(1, Instant.parse("2024-03-01T10:00:01.999Z").toString());
            statement.setObject(2, LocalDate.parse("2024-03-01").toString());
            assertTimes(statement);
        }
    }

    private static void assertTimes(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("2024-03-01 10:00:01.999");
            assertThat(rows.getString(2)).isEqualTo("2024-03-01");
        }
    }
}
