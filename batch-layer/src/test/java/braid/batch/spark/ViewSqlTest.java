package braid.batch.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import braid.core.aggregate.Accumulator;
import braid.core.expression.AwkwardRows;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.sql.PipelineCompiler;
import braid.core.type.Column;
import braid.core.view.Key;
import braid.core.view.View;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What Spark aggregates decodes to what the speed layer folds. */
class ViewSqlTest {
    private static final String TABLE =
            "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, t2 TIMESTAMP(3), date1 DATE, s VARCHAR, n INTEGER,"
                    + " m BIGINT, d DECIMAL(12,2), w DECIMAL(28,9), x DOUBLE, b BOOLEAN);";
    private static final String MEASURES =
            "COUNT(*) AS c, COUNT(n) AS cn, COUNT(*) FILTER (WHERE b) AS cb, SUM(n) AS sn, SUM(m) AS sm,"
                    + " SUM(d) AS sd, SUM(w) AS sw, SUM(x) FILTER (WHERE ABS(x) < 1e6) AS sx, SUM(n * 2) FILTER (WHERE b AND n > 0) AS sf,"
                    + " AVG(n) AS an, AVG(m) AS am, AVG(d) AS ad, AVG(x) FILTER (WHERE ABS(x) < 1e6) AS ax,"
                    + " AVG(CASE WHEN n > 15 THEN 1 ELSE 0 END) AS share, MIN(s) AS mins, MAX(s) AS maxs, MIN(n) AS minn, MAX(m) AS maxm,"
                    + " MIN(d) AS mind, MAX(x) AS maxx, MIN(x * 0) AS minz, MAX(t2) AS maxt, MIN(date1) AS mint, MAX(s) FILTER (WHERE b) AS maxsb,"
                    + " APPROX_COUNT_DISTINCT(s) AS us, APPROX_COUNT_DISTINCT(n) AS un, APPROX_COUNT_DISTINCT(m) AS um,"
                    + " APPROX_COUNT_DISTINCT(t2) AS ut, APPROX_COUNT_DISTINCT(date1) AS ud, APPROX_COUNT_DISTINCT(s) FILTER (WHERE n > 500) AS uf ";
    private static final int ROWS = 3_000;
    private static final long SEED = 7;

    @Test
    void windowedView_withNullableKeys() {
        compare("SELECT b, MOD(n, 3) AS k, window_start, window_end, " + MEASURES
                + "FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '15' MINUTE)) WHERE m IS NOT NULL OR n > 0"
                + " GROUP BY b, MOD(n, 3), window_start, window_end");
    }

    @Test
    void windowedView_withoutKeys() {
        compare("SELECT window_start, window_end, " + MEASURES
                + "FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '7' HOUR)) GROUP BY window_start, window_end");
    }

    @Test
    void viewWithoutWindow_withTextKeys() {
        compare("SELECT s, date1, FLOOR(t2 TO MONTH) AS mo, " + MEASURES
                + "FROM t GROUP BY s, date1, FLOOR(t2 TO MONTH)");
    }

    @Test
    void distinctCount_isTheSameEstimateAlsoWhenLarge() {
        compare(
                "SELECT b, APPROX_COUNT_DISTINCT(m) AS um, APPROX_COUNT_DISTINCT(t2) AS ut FROM t WHERE n IS NOT NULL GROUP BY b");
    }

    private static void compare(String select) {
        View view = PipelineCompiler.compile("t.sql", TABLE + "CREATE VIEW v AS " + select + ";")
                .view("v");
        List<Object[]> rows = AwkwardRows.of(view.source(), ROWS, SEED);
        Map<GroupKey, Accumulator[]> expected = fold(view, rows);
        List<Row> actual = new ViewSql(view)
                .aggregate(Rows.frame(LocalSpark.session(), view.source(), rows))
                .collectAsList();
        assertThat(actual).hasSameSizeAs(expected.keySet());
        for (Row row : actual) {
            GroupKey group = group(view, row);
            assertThat(expected).containsKey(group);
            check(view, row, expected.get(group), group);
        }
    }

    private static Map<GroupKey, Accumulator[]> fold(View view, List<Object[]> rows) {
        ViewFunction function = new ViewFunction(view);
        Map<GroupKey, Accumulator[]> groups = new HashMap<>();
        for (Object[] row : rows) {
            if (function.accept(row)) {
                function.addTo(groups.computeIfAbsent(function.group(), g -> function.empty()));
            }
        }
        return groups;
    }

    private static GroupKey group(View view, Row row) {
        Object[] values = new Object[view.keys().size()];
        for (int i = 0; i < values.length; i++) {
            Key key = view.keys().get(i);
            values[i] = Rows.fromSpark(key.type(), row.getAs(key.name()));
        }
        return new GroupKey(
                (Long) Rows.fromSpark(braid.core.type.DataType.TIMESTAMP, row.getAs(View.WINDOW_START)), values);
    }

    private static void check(View view, Row row, Accumulator[] expected, GroupKey group) {
        List<Column> columns = view.accumulatorColumns();
        Object[] stored = new Object[columns.size()];
        for (int i = 0; i < stored.length; i++) {
            stored[i] = Rows.fromSpark(
                    columns.get(i).type(), row.getAs(columns.get(i).name()));
        }
        int at = 0;
        for (int i = 0; i < expected.length; i++) {
            var measure = view.measures().get(i);
            Object actual = measure.aggregate().decode(stored, at).result();
            at += measure.aggregate().columns(measure.name()).size();
            Object wanted = expected[i].result();
            boolean orderMatters = measure.name().equals("sx") || measure.name().equals("ax");
            if (orderMatters && wanted != null) {
                assertThat((Double) actual)
                        .as(measure.name() + " of " + group)
                        .isCloseTo((Double) wanted, within(Math.abs((Double) wanted) * 1e-9 + 1e-6));
            } else {
                assertThat(actual).as(measure.name() + " of " + group).isEqualTo(wanted);
            }
        }
    }
}
