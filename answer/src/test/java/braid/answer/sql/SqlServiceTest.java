package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.limit.LimitExceeded;
import braid.answer.read.ModelLog;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.parse.StatementText;
import braid.answer.sql.type.Parameters;
import braid.core.group.RowFilter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SqlServiceTest {
    private final ModelLog log = ModelLog.random(new Random(7), 400);
    private final SqlService sql = service(30, 1_000);

    @Test
    void point_andItsKeysAndWindow_arePushedDown() {
        RowFilter filter = filter(
                "SELECT sales FROM by_shop WHERE shop = 'shop-1' AND item IN (1, 2)"
                        + " AND window_start >= TIMESTAMP '2001-01-01 00:01:00' AND window_start < TIMESTAMP '2001-01-01 00:05:00'");
        assertThat(filter.keys()).isEqualTo(Map.of("shop", List.of("shop-1"), "item", List.of(1, 2)));
        assertThat(Instant.ofEpochMilli(filter.fromMillis())).isEqualTo("2001-01-01T00:01:00Z");
        assertThat(Instant.ofEpochMilli(filter.toMillis())).isEqualTo("2001-01-01T00:05:00Z");
    }

    @Test
    void conditionsThatStoresCannotCheck_areLeftToThePlan() {
        RowFilter filter = filter("SELECT sales FROM by_shop WHERE UPPER(shop) = 'SHOP-1' AND item = 1 AND sales > 3"
                + " AND (item = 1 OR sales = 2)");
        assertThat(filter.keys()).isEqualTo(Map.of("item", List.of(1)));
        assertThat(filter.limitsWindow()).isFalse();
    }

    @Test
    void nullKey_isPushedDown() {
        assertThat(filter("SELECT sales FROM by_shop WHERE shop IS NULL").keys())
                .isEqualTo(Map.of("shop", Arrays.asList((Object) null)));
    }

    @Test
    void conditionAboveJoinAndSubquery_reachesTheViews() {
        Plan plan = plan(
                "SELECT * FROM (SELECT item, ok, sales AS n FROM ever) e JOIN by_shop b ON e.item = b.item"
                        + " WHERE e.ok AND b.shop = 'shop-2' AND e.item = 1",
                List.of());
        assertThat(plan.scans()).hasSize(2);
        assertThat(plan.scans().get(0).filter().keys()).containsEntry("item", List.of(1));
        assertThat(plan.scans().get(1).filter().keys()).containsEntry("shop", List.of("shop-2"));
    }

    @Test
    void contradiction_readsNothing() {
        assertThat(filter("SELECT sales FROM by_shop WHERE item = 1 AND item = 2")
                        .keys())
                .isEqualTo(Map.of("item", List.of()));
        assertThat(rows("SELECT sales FROM by_shop WHERE item = 1 AND item = 2"))
                .isEmpty();
    }

    @Test
    void aggregates_areThoseOfTheEvents() {
        Object[] row =
                rows("SELECT SUM(sales) AS s, AVG(sales) AS a, COUNT(*) AS n, MAX(latest) AS l, SUM(revenue) AS r"
                                + " FROM by_shop")
                        .get(0);
        List<Object[]> each = rows("SELECT sales, revenue FROM by_shop");
        long sales = each.stream().mapToLong(r -> (Long) r[0]).sum();
        assertThat(row[0]).isEqualTo(BigDecimal.valueOf(sales));
        assertThat((BigDecimal) row[1])
                .isEqualByComparingTo(
                        BigDecimal.valueOf(sales).divide(BigDecimal.valueOf(each.size()), 10, RoundingMode.HALF_UP));
        assertThat(row[2]).isEqualTo((long) each.size());
        assertThat(row[4])
                .isEqualTo(each.stream()
                        .map(r -> (BigDecimal) r[1])
                        .filter(java.util.Objects::nonNull)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    @Test
    void orderAndLimitAndWindowFunctions_work() {
        assertThat(
                        rows(
                                "SELECT shop, SUM(sales) AS s FROM by_shop WHERE shop IS NOT NULL GROUP BY shop ORDER BY 2 DESC LIMIT 2"))
                .hasSize(2)
                .isSortedAccordingTo((a, b) -> ((BigDecimal) b[1]).compareTo((BigDecimal) a[1]));
        assertThat(rows("SELECT item, RANK() OVER (ORDER BY sales DESC) AS place FROM ever WHERE ok ORDER BY sales"))
                .isNotEmpty();
        assertThat(rows("SELECT e.item FROM ever e WHERE e.sales > (SELECT AVG(sales) FROM ever)"))
                .isNotEmpty();
        assertThat(
                        rows(
                                "WITH t AS (SELECT item, SUM(sales) AS n FROM ever GROUP BY item) SELECT * FROM t UNION ALL SELECT 9, 1"))
                .hasSize(4);
    }

    @Test
    void statementOverTwoViews_hasOneCoverage() {
        RowsAnswer answer =
                sql.answer("SELECT (SELECT SUM(sales) FROM total) AS a, (SELECT SUM(sales) FROM ever) AS b");
        assertThat(answer.rows().get(0)[0]).isEqualTo(answer.rows().get(0)[1]);
        assertThat(answer.coverage().coverage().partitions()).isNotEmpty();
    }

    @Test
    void sumOfDistinctCounts_isRefusedWithTheFix() {
        assertThatThrownBy(() -> sql.answer("SELECT shop, SUM(kinds) FROM by_shop GROUP BY shop"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("distinct count")
                .hasMessageContaining("APPROX_COUNT_DISTINCT(kinds)");
        assertThatThrownBy(() -> sql.answer("SELECT AVG(m) FROM (SELECT mean AS m FROM by_shop WHERE item = 1)"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("average");
        assertThat(rows("SELECT MAX(kinds), SUM(mean * sales) / SUM(sales) FROM by_shop"))
                .hasSize(1);
    }

    @Test
    void mistakes_areAnsweredWithTheirPlaceAndTheNearestName() {
        assertMistake("SELECT * FROM by_shp", 1, 15, "Did you mean 'by_shop'?");
        assertMistake("SELECT\n  revenu FROM by_shop", 2, 3, "Did you mean 'revenue'?");
        assertMistake("SELECT item FROM by_shop WHERE", 1, 26, "ends behind WHERE");
        assertMistake("DELETE FROM by_shop", 1, 1, "Only SELECT");
        assertMistake("INSERT INTO total VALUES (1)", 1, 1, "Only SELECT");
        assertMistake("SELECT shop, SUM(item) FROM by_shop", 1, 8, "not being grouped");
        assertThatThrownBy(() -> sql.answer("DROP TABLE total")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> sql.answer("SELECT 1; SELECT 2")).isInstanceOf(BadRequest.class);
        assertThatThrownBy(() -> sql.answer("")).isInstanceOf(BadRequest.class);
    }

    @Test
    void parameters_areValuesWhateverTheyHold() {
        RowFilter filter = filter(
                "SELECT sales FROM by_shop WHERE shop = ? AND item IN (?, ?) AND window_start >= ?",
                "a' OR '1' = '1",
                1,
                "2",
                "2001-01-01T00:01:00Z");
        assertThat(filter.keys()).isEqualTo(Map.of("shop", List.of("a' OR '1' = '1"), "item", List.of(1, 2)));
        assertThat(Instant.ofEpochMilli(filter.fromMillis())).isEqualTo("2001-01-01T00:01:00Z");
        assertThat(sql.answer("SELECT item FROM ever WHERE ok = ? ORDER BY item LIMIT ?", List.of(true, 1))
                        .rows())
                .hasSize(1);
        assertThat(sql.answer(
                                "SELECT COUNT(*) FROM ever WHERE item = (SELECT MAX(item) FROM ever WHERE item < ?)",
                                List.of(2))
                        .rows()
                        .get(0)[0])
                .isEqualTo(2L);
        assertThat(sql.answer("SELECT COUNT(*) FROM by_shop WHERE shop = ?", Arrays.asList((Object) null))
                        .rows()
                        .get(0)[0])
                .isEqualTo(0L);
        assertThat(sql.answer(
                                "SELECT COUNT(*) FROM by_shop WHERE shop = ? OR shop = '\u20ac'",
                                List.of("caf\u00e9 \u20ac"))
                        .rows())
                .hasSize(1);
        assertThatThrownBy(() -> sql.answer("SELECT item FROM ever WHERE item = ?", List.of("one")))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Parameter 1 is 'one'");
        assertThatThrownBy(() -> sql.answer("SELECT item FROM ever WHERE item = ?", List.of(1.5)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("INTEGER");
        assertThatThrownBy(() -> sql.answer("SELECT item FROM ever WHERE item = ?"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("1 parameter");
    }

    @Test
    void statementThatFailsWhileItRuns_isRefused() {
        assertThatThrownBy(() -> sql.answer("SELECT 1 / 0 FROM ever"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("zero");
        assertThatThrownBy(() -> sql.answer("SELECT CAST(shop AS INTEGER) FROM by_shop WHERE shop IS NOT NULL"))
                .isInstanceOf(BadRequest.class);
    }

    @Test
    void answerOfTooManyRows_namesTheLimit() {
        SqlService small = service(30, 2);
        assertThatThrownBy(() -> small.answer("SELECT * FROM by_shop"))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("serving.max.rows");
    }

    @Test
    void statementThatTakesTooLong_isGivenUp() {
        SqlService hurried = service(2, 1_000);
        assertThatThrownBy(() ->
                        hurried.answer("SELECT COUNT(*) FROM by_shop a, by_shop b, by_shop c, by_shop d, by_shop e"))
                .isInstanceOf(LimitExceeded.class)
                .hasMessageContaining("serving.query.timeout.ms");
    }

    private void assertMistake(String statement, int line, int column, String message) {
        assertThatThrownBy(() -> sql.answer(statement)).isInstanceOfSatisfying(BadRequest.class, e -> {
            assertThat(e.details()).containsEntry("line", line).containsEntry("column", column);
            assertThat(e).hasMessageContaining(message);
        });
    }

    private List<Object[]> rows(String statement) {
        return sql.answer(statement).rows();
    }

    private SqlService service(int seconds, int mostRows) {
        return new SqlService(
                ModelLog.PIPELINE, log.reader(), new SqlLimits(Duration.ofSeconds(seconds), mostRows, 1 << 28, 8));
    }

    private static Plan plan(String statement, List<?> parameters) {
        return Planner.of(ModelLog.PIPELINE, StatementText.of(statement)).plan(parameters);
    }

    private static RowFilter filter(String statement, Object... parameters) {
        Plan plan = plan(statement, List.of(parameters));
        return plan.scans()
                .get(0)
                .with(Parameters.of(plan.parameters(), List.of(parameters)))
                .filter();
    }
}
