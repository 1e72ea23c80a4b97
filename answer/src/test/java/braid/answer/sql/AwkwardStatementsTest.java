package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.read.ModelLog;
import braid.answer.rows.request.BadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that are deep, long, or ask for what there is not: each is answered, or refused in words that its author can use. */
class AwkwardStatementsTest {
    private final ModelLog log = ModelLog.random(new Random(7), 200);
    private final SqlService sql =
            new SqlService(ModelLog.PIPELINE, log.reader(), new SqlLimits(Duration.ofSeconds(120), 1_000, 1 << 28, 8));

    @Test
    void grandTotal_isThereOfNoRowsToo() {
        String none = " FROM by_shop WHERE item > 1000 GROUP BY ";
        assertThat(rows("SELECT shop, COUNT(*) AS c" + none + "ROLLUP(shop)")).containsExactly(new Object[] {null, 0L});
        assertThat(rows("SELECT shop, COUNT(*) AS c FROM by_shop WHERE 1 = 0 GROUP BY ROLLUP(shop)"))
                .containsExactly(new Object[] {null, 0L});
        assertThat(rows("SELECT shop, item, COUNT(*), SUM(sales), COUNT(DISTINCT item), GROUPING(shop, item)" + none
                        + "CUBE(shop, item)"))
                .containsExactly(new Object[] {null, null, 0L, null, 0L, 3L});
        assertThat(rows("SELECT shop, COUNT(*) AS c" + none + "ROLLUP(shop) HAVING COUNT(*) > 0"))
                .isEmpty();
        assertThat(rows("SELECT shop, COUNT(*) AS c" + none + "GROUPING SETS ((shop))"))
                .isEmpty();
        assertThat(
                        rows(
                                "SELECT shop, COUNT(DISTINCT item) AS c, GROUPING(shop) AS g FROM by_shop GROUP BY ROLLUP(shop)"))
                .filteredOn(row -> row[2].equals(1L))
                .singleElement()
                .satisfies(row -> assertThat(row[1]).isEqualTo(3L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CUBE(shop, shop)", "shop, ROLLUP(shop, item)", "GROUPING SETS ((shop), (item), (shop))"})
    void setsThatRepeat_areRefusedWithTheirPlace(String groupBy) {
        assertThatThrownBy(() -> rows("SELECT COUNT(DISTINCT item) FROM by_shop GROUP BY " + groupBy))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Line 1, column ")
                .hasMessageContaining("GROUPING SETS");
    }

    /** 9223372036854775807 + 1 would be the end of its frame. */
    @Test
    void rangeOfNumbers_isRefused_andOfTimeIsNot() {
        assertThatThrownBy(
                        () -> rows(
                                "SELECT SUM(sales) OVER (ORDER BY sales RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING) FROM by_shop"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Line 1, column ")
                .hasMessageContaining("Write ROWS");
        assertThat(rows(
                        "SELECT SUM(sales) OVER (ORDER BY window_start RANGE BETWEEN INTERVAL '1' MINUTE PRECEDING AND CURRENT ROW)"
                                + " FROM by_shop"))
                .isNotEmpty();
    }

    @Test
    void thousandsOfConditions_areAnswered() {
        long all = (Long) rows("SELECT COUNT(*) FROM by_shop").get(0)[0];
        String ors = list(2_000, " OR ", "item = %d");
        assertThat(rows("SELECT COUNT(*) FROM by_shop WHERE " + ors)).containsExactly(new Object[] {all});
        assertThat(rows("SELECT COUNT(*) FROM by_shop WHERE item IN (" + list(20_000, ", ", "%d") + ")"))
                .containsExactly(new Object[] {all});
        assertThat(rows("SELECT COUNT(*) FROM by_shop WHERE item NOT IN (" + list(5_000, ", ", "%d") + ")"))
                .containsExactly(new Object[] {0L});
        assertThat(rows("SELECT SUM(n) FROM (VALUES " + list(5_000, ", ", "(%d)") + ") AS t(n)")
                        .get(0)[0])
                .isEqualTo(5_000L * 4_999 / 2);
    }

    @Test
    void nesting_isAnsweredOrRefused() {
        assertThat(rows("SELECT " + "(".repeat(3_000) + "1" + ")".repeat(3_000)))
                .containsExactly(new Object[] {1});
        assertThatThrownBy(() -> sql.answer("SELECT " + "(".repeat(2_000_000) + "1" + ")".repeat(2_000_000)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("nests too deeply");
        assertThatThrownBy(() -> sql.describe("SELECT " + "(".repeat(2_000_000) + "1" + ")".repeat(2_000_000)))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("nests too deeply");
    }

    @Test
    void lateralSubQuery_isComputedForEachRow() {
        assertThat(rows("SELECT a.item, t.m FROM (SELECT DISTINCT item FROM ever) a,"
                        + " LATERAL (SELECT MAX(b.item) AS m FROM by_shop b WHERE b.item = a.item) AS t ORDER BY 1"))
                .containsExactly(new Object[] {0, 0}, new Object[] {1, 1}, new Object[] {2, 2});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT item, SUM(item) IGNORE NULLS OVER (ORDER BY item) FROM by_shop",
                "SELECT FLOOR(window_start TO DOW) FROM by_shop",
                "SELECT CEIL(window_start TO EPOCH) FROM by_shop",
                "SELECT * FROM by_shop TABLESAMPLE BERNOULLI(10)",
                "SELECT * FROM by_shop MATCH_RECOGNIZE (ORDER BY window_start MEASURES A.item AS i PATTERN (A B) DEFINE B AS B.item > 1) AS m",
                "WITH RECURSIVE t(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT * FROM t",
                "SELECT STDDEV_POP(DISTINCT item) FROM ever",
                "SELECT STDDEV_POP(DISTINCT weight) FROM ever"
            })
    void whatIsNotSupported_isSaidWithPlaceAndWayOut(String statement) {
        assertThatThrownBy(() -> sql.answer(statement))
                .isInstanceOfSatisfying(
                        BadRequest.class, e -> assertThat(e.details()).containsKeys("line", "column"))
                .hasMessageContaining("not supported. ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT RANK(5) WITHIN GROUP (ORDER BY item) FROM by_shop",
                "SELECT LISTAGG(shop, ',') WITHIN GROUP (ORDER BY shop) FROM by_shop",
                "SELECT MODE(item) FROM by_shop",
                "SELECT * FROM UNNEST(ARRAY[1, 2, 3]) AS t(x)",
                "SELECT JSON_VALUE('{\"a\":1}', '$.a'), JSON_OBJECT('a': 1)",
                "SELECT JSON_OBJECTAGG(shop: item) FROM by_shop WHERE shop IS NOT NULL",
                "SELECT COLLECT(item) FROM by_shop",
                "SELECT RATIO_TO_REPORT(sales) OVER () FROM ever",
                "SELECT SUM(sales) FILTER (WHERE item > 1) OVER () FROM ever",
                "SELECT SUM(sales) OVER (ORDER BY item GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM ever",
                "SELECT item FROM ever QUALIFY ROW_NUMBER() OVER (ORDER BY sales) = 1",
                "SELECT item FROM ever FOR SYSTEM_TIME AS OF TIMESTAMP '2001-01-01 00:00:00'",
                "SELECT NEXT VALUE FOR s",
                "SELECT item FROM ever EXCEPT (SELECT item FROM by_shop INTERSECT SELECT item FROM ever)",
                "SELECT SUM(NULL) FROM ever",
                "SELECT (SELECT item FROM ever)",
                "SELECT COVAR_POP(item, sales), REGR_COUNT(item, sales) FROM ever",
                "SELECT a.item FROM ever a NATURAL JOIN by_shop b",
                "SELECT item FROM ever ORDER BY sales FETCH FIRST 2 ROWS WITH TIES",
                "SELECT shop RLIKE 'x' FROM by_shop",
                "DESCRIBE ever",
                "SELECT item, FROM ever"
            })
    void statementThatFewWrite_isAnsweredOrRefusedWithoutAPlan(String statement) {
        try {
            sql.answer(statement);
        } catch (BadRequest e) {
            assertThat(e.getMessage())
                    .doesNotContain("Enumerable", "rel#", "RelSubset", "convention", "Exception", "Logical");
        }
    }

    private static String list(int many, String between, String each) {
        return IntStream.range(0, many).mapToObj(each::formatted).collect(Collectors.joining(between));
    }

    private List<Object[]> rows(String statement) {
        return sql.answer(statement).rows();
    }
}
