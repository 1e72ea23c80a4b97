package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.coverage.Scan;
import braid.answer.limit.Deadline;
import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.read.Answer;
import braid.answer.read.ModelLog;
import braid.answer.rows.column.ResultColumn;
import braid.answer.rows.request.BadRequest;
import braid.core.aggregate.Accumulator;
import braid.core.group.RowFilter;
import braid.core.view.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hidden columns, sketches that roll up, and EXPLAIN, over a log of which one half is in batch. */
class DrillDownTest {
    private final ModelLog log = new ModelLog(2);
    private final SqlService sql =
            new SqlService(ModelLog.PIPELINE, log.reader(), new SqlLimits(Duration.ofSeconds(30), 10_000, 1 << 28, 8));

    @BeforeEach
    void fill() {
        Random random = new Random(3);
        for (int i = 0; i < 600; i++) {
            if (i == 300) {
                log.cut();
            }
            log.append(i % 2, event(random));
        }
        log.publish(1);
        log.foldAll();
    }

    private static Object[] event(Random random) {
        long time = ModelLog.START.toEpochMilli() + random.nextInt(600_000);
        return new Object[] {
            time, "shop-" + random.nextInt(3), random.nextInt(3), (long) random.nextInt(200), null, 1.0, null, true
        };
    }

    @Test
    void star_standsForVisibleColumnsOnly() {
        List<String> names = sql.answer("SELECT *, sales__batch FROM total").columns().stream()
                .map(ResultColumn::name)
                .toList();
        assertThat(names).containsExactly("window_start", "window_end", "sales", "revenue", "sales__batch");
        assertThat(sql.answer("SELECT t.*, sales__speed, 1 FROM total t").columns())
                .hasSize(6);
        assertThat(sql.answer("SELECT * FROM (SELECT window_start, sales__batch FROM total)")
                        .columns())
                .hasSize(2);
        assertThat(sql.answer("SELECT * FROM total WHERE __layer = 'batch'").columns())
                .hasSize(4);
    }

    @Test
    void sidesOfAMeasure_addUpToIt() {
        List<Object[]> rows = rows("SELECT sales, sales__batch, sales__speed FROM by_shop");
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat((Long) row[0])
                .isEqualTo(zero(row[1]) + zero(row[2])));
        assertThat(rows).anyMatch(row -> row[1] == null || row[2] == null);
        assertThat(rows("SELECT SUM(sales__batch), SUM(sales__speed) FROM total")
                        .get(0))
                .containsExactly(BigDecimal.valueOf(300), BigDecimal.valueOf(300));
    }

    private static long zero(Object value) {
        return Objects.requireNonNullElse((Long) value, 0L);
    }

    @Test
    void layer_takesBothSidesApart() {
        assertThat(rows("SELECT __layer, SUM(sales) FROM by_shop GROUP BY __layer ORDER BY 1"))
                .containsExactly(
                        new Object[] {"batch", BigDecimal.valueOf(300)},
                        new Object[] {"speed", BigDecimal.valueOf(300)});
        assertThat(rows("SELECT SUM(sales) FROM by_shop WHERE __layer = 'speed'")
                        .get(0))
                .containsExactly(BigDecimal.valueOf(300));
        // Only the view that is asked for its layer is taken apart.
        assertThat(rows("SELECT SUM(b.sales) FROM (SELECT DISTINCT __layer FROM ever) a, total b")
                        .get(0))
                .containsExactly(BigDecimal.valueOf(1_200));
        assertThatThrownBy(() -> sql.answer("SELECT * FROM total WHERE __layer = 'merged'"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("'batch' or 'speed'");
    }

    @Test
    void filterOnTheLayer_leavesTheOtherStoreAlone() {
        List<Object[]> explained =
                rows("EXPLAIN SELECT SUM(sales) FROM by_shop WHERE __layer = 'batch' AND shop = 'shop-1'");
        assertThat(explained.stream().map(row -> row[1]).distinct())
                .containsExactly("batch", "merged", "statement", "plan");
        assertThat(rows("EXPLAIN SELECT SUM(sales) FROM by_shop WHERE __layer IN ('speed')").stream()
                        .map(row -> row[1])
                        .distinct())
                .containsExactly("speed", "merged", "statement", "plan");
    }

    @Test
    void distinctCounts_mergeTheirSketches() {
        View view = ModelLog.PIPELINE.view("by_shop");
        Answer answer = log.reader()
                .read(
                        List.of(new Scan(view, RowFilter.ALL, RollUp.ALL)),
                        Layer.MERGED,
                        Deadline.in(Duration.ofSeconds(5)));
        int kinds = view.measures().indexOf(view.measure("kinds"));
        Accumulator all = view.measure("kinds").aggregate().empty();
        answer.groups()
                .get(0)
                .forEach(group -> all.merge(view.measure("kinds").aggregate().decode(group.encoded(kinds), 0)));
        long expected = (Long) all.result();
        assertThat(expected).isBetween(170L, 210L);
        assertThat(rows("SELECT APPROX_COUNT_DISTINCT(kinds) FROM by_shop").get(0))
                .containsExactly(expected);
        assertThat(
                        rows("SELECT APPROX_COUNT_DISTINCT(k), COUNT(*), MAX(k) FROM (SELECT shop AS s, kinds AS k FROM by_shop) t")
                                .get(0)[0])
                .isEqualTo(expected);
        assertThat(
                        rows("SELECT APPROX_COUNT_DISTINCT(b.kinds), APPROX_COUNT_DISTINCT(e.shops) FROM ever e JOIN by_shop b"
                                        + " ON e.item = b.item WHERE e.ok")
                                .get(0))
                .containsExactly(expected, 3L);
        assertThat(rows("SELECT APPROX_COUNT_DISTINCT(kinds) FROM by_shop WHERE shop = 'none'")
                        .get(0))
                .containsExactly(0L);
    }

    @Test
    void distinctCounts_rollUpByKeyAndCoarserWindow() {
        List<Object[]> rows = rows(
                "SELECT shop, FLOOR(window_start TO HOUR) AS hour_start, APPROX_COUNT_DISTINCT(kinds) AS n, SUM(sales)"
                        + " FROM by_shop GROUP BY shop, FLOOR(window_start TO HOUR) ORDER BY shop");
        assertThat(rows).hasSize(3);
        View view = ModelLog.PIPELINE.view("by_shop");
        Answer hours = log.reader()
                .read(
                        List.of(new Scan(view, RowFilter.ALL, new RollUp(3_600_000))),
                        Layer.MERGED,
                        Deadline.in(Duration.ofSeconds(5)));
        int kinds = view.measures().indexOf(view.measure("kinds"));
        for (Object[] row : rows) {
            Accumulator all = view.measure("kinds").aggregate().empty();
            hours.groups().get(0).stream()
                    .filter(group -> row[0].equals(group.key().values()[0]))
                    .forEach(
                            group -> all.merge(view.measure("kinds").aggregate().decode(group.encoded(kinds), 0)));
            assertThat(row[2]).isEqualTo(all.result());
        }
    }

    @Test
    void distinctCountOfAnOrdinaryColumn_countsItsValues() {
        assertThat(rows("SELECT APPROX_COUNT_DISTINCT(shop), COUNT(DISTINCT item) FROM by_shop")
                        .get(0))
                .containsExactly(3L, 3L);
    }

    @Test
    void sketchesThatCannotBeFollowed_areRefused() {
        assertThatThrownBy(() -> sql.answer(
                        "SELECT APPROX_COUNT_DISTINCT(k) FROM (SELECT kinds AS k FROM by_shop GROUP BY kinds) t"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("Aggregate over the view itself");
        assertThatThrownBy(() -> sql.answer("SELECT SUM(kinds) OVER (PARTITION BY shop) FROM by_shop"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("APPROX_COUNT_DISTINCT(kinds)");
        assertThatThrownBy(() -> sql.answer("SELECT SUM(kinds__batch) FROM by_shop"))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("distinct count");
    }

    @Test
    void explain_saysWhatEachLayerGave() {
        for (String begin : List.of("EXPLAIN ", "explain plan for\n")) {
            List<Object[]> rows = rows(begin + "SELECT sales FROM by_shop WHERE shop = ? AND item = 1;", "shop-1");
            Object[] batch = rows.get(0);
            Object[] speed = rows.get(1);
            assertThat(batch).startsWith("by_shop", "batch", "fold", 1);
            assertThat((Long) batch[4]).isBetween(1L, 10L);
            assertThat(batch[5]).isEqualTo(100L * (Long) batch[4]);
            assertThat((Double) batch[6]).isPositive();
            assertThat(batch[7]).isEqualTo("sales-0 [0, 150), sales-1 [0, 150)");
            assertThat(speed).startsWith("by_shop", "speed", "fold in each of 1 live segment", 1);
            assertThat(speed[7]).isEqualTo("sales-0 [150, 301), sales-1 [150, 301)");
            assertThat(rows.get(2)).startsWith("by_shop", "merged");
            assertThat(rows.get(3)).startsWith(null, "statement");
            assertThat(rows.get(4)[1]).isEqualTo("plan");
        }
        assertThat(sql.describe("EXPLAIN SELECT sales FROM total").columns()).isEqualTo(Explanation.COLUMNS);
        assertThatThrownBy(() -> sql.answer("EXPLAIN SELECT sale FROM total"))
                .hasMessageContaining("Line 1, column 16");
    }

    private List<Object[]> rows(String statement, Object... parameters) {
        return sql.answer(statement, List.of(parameters)).rows();
    }
}
