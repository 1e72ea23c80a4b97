package braid.answer.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.read.ModelLog;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Arithmetic over awkward values against another engine, which is given types that are wide enough for it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgainstDuckDbTest {
    /** n is a BIGINT, k an INTEGER, d a DECIMAL(12,2), x a DOUBLE; the first column keeps the order. */
    private static final String VALUES = "(VALUES"
            + " (1, CAST(0 AS BIGINT), CAST(0 AS INTEGER), CAST(0.00 AS DECIMAL(12,2)), CAST(0.5 AS DOUBLE)),"
            + " (2, 1, 1, 0.05, 1.25), (3, -1, -1, -0.05, -1.75), (4, 9223372036854775807, 2147483647, 9999999999.99, 2.25),"
            + " (5, -9223372036854775807, -2147483647, -9999999999.99, -1234567.75), (6, 9007199254740993, 77, 5.55, 3.75),"
            + " (7, NULL, NULL, NULL, NULL), (8, 4, 2, 2.50, 1e3), (9, -9223372036854775806, -2147483646, -2.50, 0.25))"
            + " AS t(i, n, k, d, x)";

    private final SqlService sql = new SqlService(
            ModelLog.PIPELINE, new ModelLog(1).reader(), new SqlLimits(Duration.ofSeconds(60), 1_000, 1 << 28, 8));
    private Connection duck;

    @BeforeAll
    void open() throws SQLException {
        duck = DriverManager.getConnection("jdbc:duckdb:");
    }

    @AfterAll
    void close() throws SQLException {
        duck.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n * 2                         | n::HUGEINT * 2
            n + 1                         | n::HUGEINT + 1
            n - 9223372036854775807       | n::HUGEINT - 9223372036854775807::HUGEINT
            n * k                         | n::HUGEINT * k
            k * 2000000000                | k::HUGEINT * 2000000000
            k + 2147483647                | k::BIGINT + 2147483647
            k * k - k                     | k::HUGEINT * k - k
            -n                            | -(n::HUGEINT)
            ABS(n)                        | abs(n::HUGEINT)
            n / 2                         | n // 2
            (n + 1) / 3                   | (n::HUGEINT + 1) // 3
            MOD(n, 7)                     | n % 7
            MOD(n + 1, 10)                | (n::HUGEINT + 1) % 10
            d * d                         | d::DECIMAL(19,2) * d::DECIMAL(19,2)
            d + n                         | d::DECIMAL(38,2) + n::DECIMAL(38,2)
            d - 0.005                     | d::DECIMAL(38,3) - 0.005
            CAST(d AS DECIMAL(12,1))      | d::DECIMAL(12,1)
            CAST(d AS BIGINT)             | d::BIGINT
            CAST(d AS DECIMAL(20,5))      | d::DECIMAL(20,5)
            CAST(n AS DECIMAL(38,2))      | n::DECIMAL(38,2)
            CAST(x AS DECIMAL(12,1))      | x::DECIMAL(12,1)
            CAST(CAST(d AS VARCHAR) AS DECIMAL(12,2)) | d
            CAST(CAST(n AS VARCHAR) AS BIGINT)        | n
            CASE WHEN i < 5 THEN n ELSE d END         | CASE WHEN i < 5 THEN n::DECIMAL(38,2) ELSE d END
            COALESCE(d, n, 0.125)         | COALESCE(d::DECIMAL(38,3), n::DECIMAL(38,3), 0.125)
            SUM(n) OVER (ORDER BY i)      | SUM(n) OVER (ORDER BY i)
            SUM(n * 2) OVER (ORDER BY i ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) | SUM(n::HUGEINT * 2) OVER (ORDER BY i ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
            SUM(k) OVER ()                | SUM(k) OVER ()
            SUM(d) OVER (ORDER BY i DESC) | SUM(d) OVER (ORDER BY i DESC)
            """)
    void expression_isThatOfDuckDb(String ours, String theirs) throws SQLException {
        assertSame("SELECT i, " + ours + " AS y FROM " + VALUES, "SELECT i, " + theirs + " AS y FROM " + VALUES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUM(n)                        | SUM(n)
            SUM(k)                        | SUM(k)
            SUM(d)                        | SUM(d)
            SUM(DISTINCT n)               | SUM(DISTINCT n)
            SUM(n) FILTER (WHERE n > 0)   | SUM(n) FILTER (WHERE n > 0)
            SUM(n + n)                    | SUM(n::HUGEINT + n)
            COUNT(n) * 9223372036854775807 | COUNT(n)::HUGEINT * 9223372036854775807
            MAX(n) + MAX(n)               | MAX(n)::HUGEINT + MAX(n)
            CAST(AVG(d) AS DECIMAL(12,6)) | (SUM(d)::DECIMAL(30,8) / COUNT(d))::DECIMAL(12,6)
            """)
    void aggregate_isThatOfDuckDb(String ours, String theirs) throws SQLException {
        for (String where : List.of("", " WHERE i > 3", " WHERE i = 7", " WHERE i > 100")) {
            assertSame(
                    "SELECT 1 AS i, " + ours + " AS y FROM " + VALUES + where,
                    "SELECT 1 AS i, " + theirs + " AS y FROM " + VALUES + where);
        }
    }

    private void assertSame(String ours, String theirs) throws SQLException {
        List<String> expected = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT i, CAST(y AS VARCHAR) FROM (" + theirs + ") ORDER BY 1")) {
            while (rows.next()) {
                expected.add(rows.getInt(1) + ": " + number(rows.getString(2)));
            }
        }
        List<String> given = sql.answer("SELECT * FROM (" + ours + ") ORDER BY 1").rows().stream()
                .map(row -> row[0] + ": " + number(row[1]))
                .toList();
        assertThat(given).as(ours).isEqualTo(expected);
    }

    private static String number(Object value) {
        return value == null
                ? "NULL"
                : new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
    }
}
