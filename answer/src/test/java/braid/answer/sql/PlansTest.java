package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.read.ModelLog;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.parse.StatementText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements that are asked again are answered by the plan that they had, whatever values come with them. */
class PlansTest {
    private final ModelLog log = ModelLog.random(new Random(11), 400);
    private final SqlService sql =
            new SqlService(ModelLog.PIPELINE, log.reader(), new SqlLimits(Duration.ofSeconds(30), 10_000, 1 << 28, 8));

    /** With each value in turn, and with NULL in between, as with the value written into the statement. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop = ?                       | shop-1, shop-2, nowhere, shop-1",
                "? < shop                       | shop-1, shop-2, a",
                "item = ?                       | 1, 2, -7",
                "item <> ? AND shop IS NOT NULL | 1, 2",
                "sales >= ?                     | 1, 3, 100",
                "revenue > ?                    | 0.00, 12.50, 1000000.00",
                "window_start < ?               | 2001-01-01T00:01:00Z, 2001-01-01T00:03:00Z",
                "CAST(window_start AS DATE) = ? | 2001-01-01, 2001-01-02",
                "shop LIKE ?                    | shop%, %2",
                "item > CAST(? AS INTEGER)      | 1, 2",
                "UPPER(shop) = ?                | SHOP-1, SHOP-2",
                "shop IN ('shop-1', ?)          | shop-2, shop-1",
            })
    void parameter_meansWhatTheValueDoes(String condition, String values) {
        String select = "SELECT shop, item, window_start, sales, revenue FROM by_shop WHERE ";
        for (int round = 0; round < 2; round++) {
            for (String value : values.split(",\\s*")) {
                String literal = condition.contains("window_start AS DATE")
                        ? "DATE '" + value + "'"
                        : condition.startsWith("window_start")
                                ? "TIMESTAMP '" + value.replace("T", " ").replace("Z", "") + "'"
                                : value.matches("-?[0-9.]+") ? value : "'" + value + "'";
                List<Object[]> written = rows(select + condition.replace("?", literal));
                assertThat(rows(select + condition, value)).as(value).containsExactlyInAnyOrderElementsOf(written);
            }
        }
    }

    @Test
    void parameterThatIsNull_isComparedWithNull_betweenOthers() {
        String count = "SELECT COUNT(*) FROM by_shop WHERE item = ?";
        Object ones = rows(count, 1).get(0)[0];
        assertThat(rows(count, (Object) null).get(0)[0]).isEqualTo(0L);
        assertThat(rows(count, 1).get(0)[0]).isEqualTo(ones);
        assertThat(rows(count, (Object) null).get(0)[0]).isEqualTo(0L);
    }

    @Test
    void planServesAllValues_ofWhatIsComparedWithItsOwnType() {
        assertThat(free("shop = ? AND item > ? AND window_start < ?", "a", 1, "2001-01-01T00:00:00Z"))
                .containsExactlyInAnyOrder(0, 1, 2);
        assertThat(free("shop LIKE ? AND item = ?", "a", 1)).containsExactly(1);
        assertThat(free("shop = ? AND item > CAST(? AS INTEGER)", "a", 1)).containsExactly(0);
        assertThat(free("shop = ?", (Object) null)).isEmpty();
    }

    @Test
    void valueThatIsNone_isRefusedWithAPlanThatIsKnown() {
        String statement = "SELECT item FROM ever WHERE item = ?";
        rows(statement, 1);
        assertThatThrownBy(() -> rows(statement, "one"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Parameter 1 is 'one'");
        assertThatThrownBy(() -> rows(statement)).isInstanceOf(BadRequest.class).hasMessageContaining("1 parameter");
    }

    @Test
    void statementThatFails_failsTheSecondTimeAsTheFirst() {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> rows("SELECT 1 / 0 FROM ever"))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageContaining("zero");
        }
    }

    @Test
    void timeOfAStatement_isThatOfItsOwnAnswer() {
        String now = "SELECT CURRENT_TIMESTAMP AS now FROM total LIMIT 1";
        Object first = rows(now).get(0)[0];
        while (System.currentTimeMillis() <= (Long) first) {
            Thread.onSpinWait();
        }
        assertThat((Long) rows(now).get(0)[0]).isGreaterThan((Long) first);
    }

    @Test
    void planRunsForSeveralAtOnce() throws Exception {
        String statement = "SELECT shop, SUM(sales) AS s FROM by_shop WHERE item = ? GROUP BY shop";
        List<List<Object[]>> alone = List.of(rows(statement, 1), rows(statement, 2));
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            List<Callable<List<Object[]>>> work = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                int item = 1 + i % 2;
                work.add(() -> rows(statement, item));
            }
            List<Future<List<Object[]>>> answers = threads.invokeAll(work);
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).containsExactlyInAnyOrderElementsOf(alone.get(i % 2));
            }
        } finally {
            threads.shutdown();
        }
    }

    private static Set<Integer> free(String condition, Object... values) {
        return Planner.of(ModelLog.PIPELINE, StatementText.of("SELECT sales FROM by_shop WHERE " + condition))
                .plan(Arrays.asList(values))
                .free();
    }

    private List<Object[]> rows(String statement, Object... parameters) {
        return sql.answer(statement, Arrays.asList(parameters)).rows();
    }
}
