package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.read.ModelLog;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.BadRequest;
import braid.core.type.DataType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Times, intervals and text in statements. */
class TimesInStatementsTest {
    private final SqlService sql = new SqlService(
            ModelLog.PIPELINE, new ModelLog(1).reader(), new SqlLimits(Duration.ofSeconds(60), 1_000, 1 << 28, 8));

    private static final String FROM =
            " FROM (VALUES (TIMESTAMP '2024-03-01 10:00:01.999', TIMESTAMP '2024-02-27 20:00:00.249')) AS t(b, a)";

    /** What an answer says can be asked for, in its spelling and in SQL's, as a literal, as a text and as a parameter. */
    @Test
    void time_isSpelledAsTheAnswersDo_orAsSqlDoes() {
        SqlService some = new SqlService(
                ModelLog.PIPELINE,
                ModelLog.random(new Random(7), 400).reader(),
                new SqlLimits(Duration.ofSeconds(60), 1_000, 1 << 28, 8));
        String spelled = "2001-01-01T00:01:00Z";
        for (String time :
                List.of(spelled, "2001-01-01 00:01:00", "2001-01-01T01:01:00+01:00", "2001-01-01T00:01:00.000")) {
            for (String condition :
                    List.of("TIMESTAMP '" + time + "'", "'" + time + "'", "?", "CAST('" + time + "' AS TIMESTAMP)")) {
                List<Object[]> rows = some.answer(
                                "SELECT DISTINCT window_start FROM total WHERE window_start = " + condition,
                                condition.equals("?") ? List.of(time) : List.of())
                        .rows();
                assertThat(rows).as(condition + " " + time).singleElement().satisfies(row -> assertThat(
                                Instant.ofEpochMilli((Long) row[0]))
                        .hasToString(spelled));
            }
        }
    }

    @Test
    void timeAsText_keepsItsMilliseconds() {
        assertThat(row("SELECT CAST(b AS VARCHAR), 'at ' || b, CAST(FLOOR(b TO SECOND) AS VARCHAR)" + FROM))
                .containsExactly("2024-03-01 10:00:01.999", "at 2024-03-01 10:00:01.999", "2024-03-01 10:00:01");
        assertThat(
                        row(
                                "SELECT CAST(TIMESTAMP '2024-03-01 10:00:01.5' AS VARCHAR), CAST('2024-03-01 10:00:01.999' AS TIMESTAMP)"))
                .containsExactly("2024-03-01 10:00:01.500", millis("2024-03-01T10:00:01.999"));
        assertThat(row("SELECT CAST(b AS TIME), CAST(b AS DATE), CAST(b AS TIMESTAMP(0))" + FROM))
                .containsExactly(
                        "10:00:01.999",
                        (int) LocalDate.parse("2024-03-01").toEpochDay(),
                        millis("2024-03-01T10:00:01"));
    }

    @Test
    void differences_areNumbersInTheirUnit() {
        RowsAnswer answer = sql.answer("SELECT (b - a) DAY, (b - a) HOUR, (b - a) SECOND, (a - b) DAY TO SECOND,"
                + " TIMESTAMPDIFF(MILLISECOND, a, b), INTERVAL '1-2' YEAR TO MONTH" + FROM);
        assertThat(answer.rows().get(0))
                .containsExactly(2L, 62L, new BigDecimal("223201.750"), "-2 14:00:01.750", 223_201_750L, "1-2");
        assertThat(answer.columns().stream().map(ResultColumn::type))
                .containsExactly(
                        DataType.BIGINT,
                        DataType.BIGINT,
                        DataType.decimal(19, 3),
                        DataType.VARCHAR,
                        DataType.BIGINT,
                        DataType.VARCHAR);
        assertThat(row("SELECT COALESCE(MAX((b - a) DAY), INTERVAL '9' DAY), COUNT(*)" + FROM
                        + " GROUP BY (b - a) DAY"))
                .containsExactly(2L, 1L);
    }

    @Test
    void whatIsCounted_isCountedBeyond32Bits() {
        assertThat(row("SELECT TIMESTAMPADD(SECOND, 5000000000, TIMESTAMP '2000-01-01 00:00:00'),"
                        + " TIMESTAMPDIFF(SECOND, TIMESTAMP '0001-01-01 00:00:00', TIMESTAMP '9999-12-31 23:59:59')"))
                .containsExactly(millis("2158-06-11T08:53:20"), 315_537_897_599L);
        assertThat(row(
                        "SELECT b + INTERVAL '1' MONTH, b - 3 * INTERVAL '1' HOUR, TIMESTAMPADD(MONTH, 1, DATE '2024-01-31')"
                                + FROM))
                .containsExactly(millis("2024-04-01T10:00:01.999"), millis("2024-03-01T07:00:01.999"), (int)
                        LocalDate.parse("2024-02-29").toEpochDay());
    }

    @Test
    void weeks_beginOnMonday() {
        assertThat(row("SELECT FLOOR(DATE '1969-12-31' TO WEEK), FLOOR(TIMESTAMP '2024-03-03 10:00:00' TO WEEK),"
                        + " CEIL(TIMESTAMP '0001-01-01 00:00:00' TO WEEK), EXTRACT(WEEK FROM DATE '2027-01-01')"))
                .containsExactly(
                        (int) LocalDate.parse("1969-12-29").toEpochDay(),
                        millis("2024-02-26T00:00"),
                        millis("0001-01-01T00:00"),
                        53L);
    }

    @Test
    void whatWouldLoseSomething_isRefusedWithItsPlace() {
        assertRefused("SELECT b - a" + FROM, "Say in which unit");
        assertRefused("SELECT SUM((b - a) DAY)" + FROM, "TIMESTAMPDIFF");
        assertRefused("SELECT FLOOR(b TO DOW)" + FROM, "EXTRACT(DOW FROM time) gives");
        assertRefused("SELECT INTERVAL '1' DAY / 2", "cannot be divided");
        assertRefused("SELECT TIMESTAMP '2024-03-01 10:00:01.0001'", "finer than a millisecond");
        assertRefused("SELECT DATE '2024-03-01' + INTERVAL '1' HOUR", "A DATE has no HOUR");
        assertRefused("SELECT CAST(TIME '10:00:00' AS TIMESTAMP)", "make up");
        assertThatThrownBy(() -> sql.answer("SELECT TIMESTAMPADD(DAY, 1, DATE '9999-12-31')"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("years 1 to 9999");
        assertThatThrownBy(() -> sql.answer("SELECT CAST('2024-02-30' AS DATE)"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("is no DATE");
    }

    @Test
    void text_isCountedInCodePoints() {
        for (String end : List.of("\n", "\r", "\u2028", "\u0085", "\uD83D\uDE00")) {
            assertThat(row(
                            "SELECT x LIKE 'a_b', x LIKE '%b', x SIMILAR TO 'a(_)b', CHAR_LENGTH(x), SUBSTRING(x FROM 2 FOR 1), POSITION('b' IN x)"
                                    + " FROM (VALUES ('a" + end + "b')) AS t(x)"))
                    .containsExactly(true, true, true, 3, end, 3);
        }
        assertThat(row(
                        "SELECT CAST(x AS VARCHAR(1)), TRIM(BOTH x FROM 'a'), OVERLAY(x || 'c' PLACING 'b' FROM 1 FOR 1),"
                                + " x LIKE '!%' ESCAPE '!' FROM (VALUES ('\uD83D\uDE00')) AS t(x)"))
                .containsExactly("\uD83D\uDE00", "a", "bc", false);
        assertThatThrownBy(() -> sql.answer("SELECT x LIKE '!a' ESCAPE '!' FROM (VALUES ('a')) AS t(x)"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("escape character");
    }

    @Test
    void text_isOrderedByCodePoint() {
        String from = " FROM (VALUES ('\uD83D\uDE00'), ('\uFF5E'), ('a')) AS t(x)";
        assertThat(sql.answer("SELECT x" + from + " ORDER BY x DESC").rows().stream()
                        .map(r -> r[0]))
                .containsExactly("\uD83D\uDE00", "\uFF5E", "a");
        assertThat(row("SELECT MAX(x), MIN(x), COUNT(*) FILTER (WHERE x > '\uFF5E')" + from))
                .containsExactly("\uD83D\uDE00", "a", 1L);
        assertThat(sql.answer("SELECT x, RANK() OVER (ORDER BY x) AS r" + from + " ORDER BY r").rows().stream()
                        .map(r -> r[0]))
                .containsExactly("a", "\uFF5E", "\uD83D\uDE00");
    }

    private Object[] row(String statement) {
        return sql.answer(statement).rows().get(0);
    }

    private void assertRefused(String statement, String message) {
        assertThatThrownBy(() -> sql.answer(statement)).isInstanceOfSatisfying(BadRequest.class, e -> {
            assertThat(e).hasMessageContaining(message);
            assertThat(e.details()).containsKeys("line", "column");
        });
    }

    private static long millis(String text) {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
