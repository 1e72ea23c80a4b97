package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.read.ModelLog;
import braid.answer.rows.request.BadRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole numbers and decimals: the right value, or an error that says which expression has left its type. */
class ExactStatementsTest {
    private static final String PAYMENTS =
            " FROM (VALUES (1, CAST(9007199254740993 AS BIGINT), 5.55), (2, 9223372036854775806, 20.05),"
                    + " (3, 4, 8.50)) AS items(id, bytes, amount)";
    private static final String LEAST =
            " FROM (VALUES (CAST(-9223372036854775808 AS BIGINT), CAST(-2147483648 AS INTEGER))) AS t(n, k)";

    private final SqlService sql = new SqlService(
            ModelLog.PIPELINE, new ModelLog(1).reader(), new SqlLimits(Duration.ofSeconds(60), 1_000, 1 << 28, 8));

    @Test
    void sumAndAverageOfBigint_areExact() {
        assertRow(
                "SELECT SUM(bytes), AVG(bytes)" + PAYMENTS + " WHERE id IN (1, 2)",
                "9232379236109516799",
                "4616189618054758399.5");
        assertRow("SELECT bytes * 2" + PAYMENTS + " WHERE id = 2", "18446744073709551612");
    }

    @Test
    void castToFewerDigits_roundsHalfAwayFromZero() {
        assertRow(
                "SELECT CAST(amount AS DECIMAL(12,1)), CAST(amount AS INTEGER)" + PAYMENTS + " WHERE id = 1",
                "5.6",
                "6");
        assertRow(
                "SELECT CAST(amount AS DECIMAL(12,1)), CAST(amount AS INTEGER)" + PAYMENTS + " WHERE id = 2",
                "20.1",
                "20");
        assertRow(
                "SELECT CAST(amount AS DECIMAL(12,1)), CAST(amount AS INTEGER)" + PAYMENTS + " WHERE id = 3",
                "8.5",
                "9");
        assertRow("SELECT CAST(AVG(amount) AS DECIMAL(10,2))" + PAYMENTS, "11.37");
        assertRow(
                "SELECT CAST(-2.5 AS INTEGER), CAST(2.5e0 AS BIGINT), CAST('5.55' AS DECIMAL(3,1))", "-3", "3", "5.6");
    }

    @Test
    void typeInCommon_losesNoDigitsBehindThePoint() {
        assertRow(
                "SELECT CASE WHEN id = 1 THEN SUM(bytes) ELSE 0.5 END" + PAYMENTS + " WHERE id = 3 GROUP BY id", "0.5");
        assertThat(sql.answer("SELECT bytes" + PAYMENTS
                                + " WHERE bytes > 9007199254740992.5 AND bytes < 9007199254740993.5")
                        .rows())
                .hasSize(1);
    }

    @Test
    void percentiles_areInterpolatedExactly() {
        assertRow(
                "SELECT PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY amount), PERCENTILE_CONT(0.25) WITHIN GROUP (ORDER BY amount DESC),"
                        + " PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY id)" + PAYMENTS + " WHERE id < 3",
                "12.8",
                "16.425",
                "1");
    }

    @Test
    void quotients_haveAFractionUnlessOfWholeNumbers() {
        assertRow("SELECT 7 / 2, (3 + 4) / 2, 7 / 2.0, -7 / 2", "3", "3", "3.5", "-3");
        assertRow("SELECT SUM(bytes) / 2" + PAYMENTS + " WHERE id = 3", "2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -n                     | BIGINT   | -n
            ABS(n)                 | BIGINT   | ABS(n)
            ABS(k)                 | INTEGER  | ABS(k)
            n / -1                 | BIGINT   | n / -1
            CAST(n AS INTEGER)     | INTEGER  | CAST(n AS INTEGER)
            CAST(k AS SMALLINT)    | SMALLINT | CAST(k AS SMALLINT)
            CAST(k AS TINYINT)     | TINYINT  | CAST(k AS TINYINT)
            ROUND(k, -1)           | INTEGER  | ROUND(k, -1)
            n * n * n              | DECIMAL(38, 0) | n * n * n
            CAST(n AS DECIMAL(5,2)) | DECIMAL(5, 2) | CAST(n AS DECIMAL(5,2))
            CAST(1e20 AS BIGINT)   | BIGINT   | CAST(1e20 AS BIGINT)
            """)
    void whatDoesNotFit_isRefusedWithTheExpressionAndItsPlace(String expression, String type, String quoted) {
        assertThatThrownBy(() -> sql.answer("SELECT " + expression + " AS y" + LEAST))
                .isInstanceOfSatisfying(
                        BadRequest.class,
                        e -> assertThat(e.details()).containsEntry("line", 1).containsEntry("column", 8))
                .hasMessageContaining(quoted + ": ")
                .hasMessageContaining("does not fit " + type)
                .hasMessageContaining("CAST");
    }

    @Test
    void sumBeyondAllDigits_namesItsColumn() {
        assertThatThrownBy(() -> sql.answer(
                        "SELECT SUM(n) AS much FROM (VALUES (99999999999999999999999999999999999999), (1)) AS t(n)"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("'much'");
        assertThatThrownBy(() -> sql.answer("SELECT 1e308 * 10 AS much"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("'much'");
    }

    private void assertRow(String statement, String... values) {
        Object[] row = sql.answer(statement).rows().get(0);
        assertThat(List.of(row).stream().map(v -> new BigDecimal(v.toString())
                        .stripTrailingZeros()
                        .toPlainString()))
                .as(statement)
                .containsExactly(values);
    }
}
