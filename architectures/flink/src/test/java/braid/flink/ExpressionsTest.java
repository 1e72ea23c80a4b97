package braid.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import braid.core.expression.RowFunction;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.flink.FlinkSettings.Emit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/**
 * Every expression that a view may use has the same value in Flink as in core's bytecode, for every row. The expressions and rows are those
 * that the batch layer's test holds Spark against.
 */
class ExpressionsTest {
    private static final String TABLE =
            "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, t2 TIMESTAMP(3), date1 DATE, s VARCHAR, u VARCHAR(40),"
                    + " n INTEGER, k INTEGER, m BIGINT, d DECIMAL(12,2), e DECIMAL(7,4), w DECIMAL(19,9), x DOUBLE, y DOUBLE, b BOOLEAN,"
                    + " c BOOLEAN, nn INTEGER NOT NULL);";
    private static final int ROWS = 600;
    private static final long SEED = 20260101;

    private static final List<String> VALUES = List.of(
            // Arithmetic
            "n + 1",
            "n + k",
            "n - k",
            "n * k",
            "-n",
            "-m",
            "-d",
            "-x",
            "ABS(n)",
            "ABS(m)",
            "ABS(d)",
            "ABS(x)",
            "m + n",
            "m - k",
            "m * n",
            "d + 1",
            "d + e",
            "d - e",
            "d * 3",
            "d * e",
            "d * d",
            "e * e * e",
            "w * w",
            "w + d",
            "w - n",
            "d * n",
            "d - m",
            "x + y",
            "x - y",
            "x * y",
            "x * n",
            "x + d",
            "x - m",
            "x * 0",
            "0 - x",
            "x * d * 2.5",
            "CAST(n AS DOUBLE) / NULLIF(k, 0)",
            "CAST(d AS DOUBLE) / NULLIF(m, 0)",
            "x / NULLIF(y, 0)",
            "x / 4",
            "CAST(n AS DOUBLE) / 3",
            "MOD(n, 10)",
            "MOD(n, -7)",
            "MOD(m, 10)",
            "MOD(m, 86400000)",
            "MOD(d, 7)",
            "MOD(n, 1)",
            "MOD(w, 3)",
            "n + 0.5",
            "n * 1.25",
            "m * 1e0",
            "(n + k) * (n - k)",
            // Text
            "UPPER(s)",
            "LOWER(s)",
            "CHAR_LENGTH(s)",
            "CHARACTER_LENGTH(u)",
            "SUBSTRING(s FROM 2)",
            "SUBSTRING(s FROM 0)",
            "SUBSTRING(s FROM -1)",
            "SUBSTRING(s FROM 2 FOR 2)",
            "SUBSTRING(s FROM 0 FOR 2)",
            "SUBSTRING(s FROM -1 FOR 3)",
            "SUBSTRING(s FROM 1 FOR 0)",
            "SUBSTRING(s FROM 3 FOR -1)",
            "SUBSTRING(s FROM n)",
            "SUBSTRING(s FROM n FOR k)",
            "SUBSTRING(s FROM 2 FOR k)",
            "POSITION('b' IN s)",
            "POSITION('' IN s)",
            "POSITION(u IN s)",
            "POSITION('\uD83D\uDE00' IN s)",
            "POSITION(s IN s)",
            "TRIM(s)",
            "TRIM(LEADING ' ' FROM s)",
            "TRIM(TRAILING ' ' FROM s)",
            "TRIM(BOTH 'x' FROM s)",
            "TRIM(LEADING 'a' FROM s)",
            "TRIM(BOTH '\\' FROM s)",
            "s || u",
            "s || '-' || u",
            "'it''s ' || s",
            "UPPER(s) || LOWER(u)",
            "s || CAST(n AS VARCHAR)",
            "'back\\slash' || s",
            "'\\%' || s",
            "'\\n' || s",
            "'\\u0041' || s",
            "CAST(n AS VARCHAR)",
            "CAST(m AS VARCHAR)",
            "CAST(m AS VARCHAR(30))",
            "CAST(n AS VARCHAR(3))",
            "CAST(u AS VARCHAR(50))",
            "CAST(nn AS CHAR(12))",
            // Time
            "EXTRACT(YEAR FROM ts)",
            "EXTRACT(QUARTER FROM ts)",
            "EXTRACT(MONTH FROM ts)",
            "EXTRACT(DAY FROM ts)",
            "EXTRACT(WEEK FROM ts)",
            "EXTRACT(DOW FROM ts)",
            "EXTRACT(ISODOW FROM ts)",
            "EXTRACT(DOY FROM ts)",
            "EXTRACT(ISOYEAR FROM ts)",
            "EXTRACT(HOUR FROM ts)",
            "EXTRACT(MINUTE FROM ts)",
            "EXTRACT(SECOND FROM ts)",
            "EXTRACT(MILLISECOND FROM ts)",
            "EXTRACT(HOUR FROM t2)",
            "EXTRACT(YEAR FROM t2)",
            "EXTRACT(YEAR FROM date1)",
            "EXTRACT(QUARTER FROM date1)",
            "EXTRACT(MONTH FROM date1)",
            "EXTRACT(DAY FROM date1)",
            "EXTRACT(WEEK FROM date1)",
            "EXTRACT(DOW FROM date1)",
            "EXTRACT(ISODOW FROM date1)",
            "EXTRACT(DOY FROM date1)",
            "EXTRACT(ISOYEAR FROM date1)",
            "EXTRACT(HOUR FROM date1)",
            "EXTRACT(MINUTE FROM date1)",
            "EXTRACT(SECOND FROM date1)",
            "FLOOR(ts TO YEAR)",
            "FLOOR(ts TO QUARTER)",
            "FLOOR(ts TO MONTH)",
            "FLOOR(ts TO WEEK)",
            "FLOOR(ts TO DAY)",
            "FLOOR(ts TO HOUR)",
            "FLOOR(ts TO MINUTE)",
            "FLOOR(ts TO SECOND)",
            "FLOOR(t2 TO HOUR)",
            "FLOOR(date1 TO YEAR)",
            "FLOOR(date1 TO QUARTER)",
            "FLOOR(date1 TO MONTH)",
            "FLOOR(date1 TO WEEK)",
            "FLOOR(date1 TO DAY)",
            "CAST(ts AS DATE)",
            "CAST(t2 AS DATE)",
            "EXTRACT(DOW FROM CAST(ts AS DATE))",
            "HOUR(ts)",
            "YEAR(ts)",
            "MONTH(t2)",
            "DAYOFWEEK(ts)",
            "DAYOFYEAR(ts)",
            "WEEK(ts)",
            "QUARTER(ts)",
            "DAYOFMONTH(ts)",
            "MINUTE(ts)",
            "SECOND(ts)",
            // Choice and casts
            "CASE WHEN n > 5 THEN 1 ELSE 0 END",
            "CASE WHEN n > 5.5 THEN d ELSE n END",
            "CASE WHEN b THEN s END",
            "CASE s WHEN 'a' THEN 'yes' WHEN 'ab' THEN 'no' ELSE 'perhaps' END",
            "CASE WHEN b THEN x ELSE d END",
            "CASE WHEN b THEN n WHEN c THEN m END",
            "CASE WHEN b IS NULL THEN NULL ELSE s END",
            "COALESCE(s, u, 'none')",
            "COALESCE(d, 0)",
            "COALESCE(n, m)",
            "COALESCE(x, n)",
            "COALESCE(t2, ts)",
            "NULLIF(n, k)",
            "NULLIF(s, '')",
            "NULLIF(d, 0)",
            "NULLIF(x, 0)",
            "CAST(n AS BIGINT)",
            "CAST(n AS DOUBLE)",
            "CAST(m AS DOUBLE)",
            "CAST(d AS DOUBLE)",
            "CAST(w AS DOUBLE)",
            "CAST(n AS DECIMAL(12,2))",
            "CAST(d AS DECIMAL(14,4))",
            "CAST(m AS DECIMAL(20,1))",
            "TIMESTAMP '2001-02-03 04:05:06.789'",
            "DATE '1969-12-31'",
            "CASE WHEN ts < TIMESTAMP '2001-01-01 00:00:00' THEN 'old' ELSE 'new' END",
            "1.50",
            "-2147483648",
            "9223372036854775807",
            "1e-3",
            "s",
            "n",
            "m",
            "d",
            "w",
            "x",
            "ts",
            "date1");

    private static final List<String> CONDITIONS = List.of(
            "b < c",
            "b >= c",
            "n = k",
            "n <> k",
            "n < k",
            "n <= m",
            "n > d",
            "d >= e",
            "m = d",
            "x < y",
            "x = y",
            "x <> n",
            "x >= d",
            "x * y = x * y",
            "x * y > 5",
            "x * y - x * y < 1",
            "x * y - x * y <> 1",
            "x * 0 = 0",
            "x / NULLIF(y, 0) > 1",
            "s = u",
            "s <> 'a'",
            "s = ''",
            "s = 'it''s'",
            "b = c",
            "b <> c",
            "b",
            "NOT b",
            "b AND c",
            "b OR c",
            "b AND NOT c OR n > 0",
            "b IS TRUE",
            "b IS NOT TRUE",
            "b IS FALSE",
            "b IS NOT FALSE",
            "b IS NULL",
            "b IS NOT NULL",
            "b IS UNKNOWN",
            "(n > 5) IS TRUE",
            "(n > k) IS NOT FALSE",
            "n IS NULL OR s IS NOT NULL",
            "n IN (1, 7, -1)",
            "n NOT IN (1, 7)",
            "s IN ('a', 'ab', '')",
            "s NOT IN ('a', 'A')",
            "d IN (0.01, 0, -0.05)",
            "n IN (1, 2.5, 7)",
            "n BETWEEN 0 AND 10",
            "m NOT BETWEEN -1 AND 3",
            "x BETWEEN 0 AND 1",
            "d BETWEEN n AND m",
            "ts BETWEEN TIMESTAMP '1970-01-01 00:00:00' AND TIMESTAMP '2024-12-31 00:00:00'",
            "t2 > ts",
            "date1 = DATE '1970-01-01'",
            "date1 < DATE '2001-01-01'",
            "t2 = ts",
            "s LIKE 'a%'",
            "s LIKE '%b'",
            "s LIKE '%a%'",
            "s LIKE 'a'",
            "s LIKE '_'",
            "s LIKE '__'",
            "s LIKE '%'",
            "s LIKE ''",
            "s LIKE '%\\%'",
            "s LIKE '%\\_%'",
            "s LIKE 'back\\slash'",
            "s LIKE '%''%'",
            "s LIKE 'line_break'",
            "s LIKE 'line%k'",
            "s LIKE '%.%'",
            "s LIKE '_%_'",
            "s LIKE '%!%!'",
            "s NOT LIKE '%a%'",
            "s LIKE '\uD83D\uDE00_'",
            "LOWER(s) LIKE 'a%b%'",
            "s LIKE '%(%'",
            "s LIKE '[a]%'",
            "CHAR_LENGTH(s) > 3",
            "POSITION('a' IN s) = 1",
            "EXTRACT(HOUR FROM ts) BETWEEN 9 AND 17",
            "EXTRACT(DOW FROM ts) IN (1, 7)",
            "CASE WHEN n > 0 THEN b ELSE c END",
            "COALESCE(b, FALSE)",
            "n + k > m",
            "d * 2 > e",
            "MOD(n, 2) = 0",
            "MOD(nn, 2) = 1",
            "TRUE",
            "n > 0 AND TRUE",
            "NULLIF(n, 0) IS NULL");

    private static final int AT_ONCE = 130;
    private static final int REFUSED = 19;

    @Test
    void expression_hasTheSameValueInFlink_orIsRefused() throws Exception {
        List<String> calendar = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String expression : VALUES) {
            sort("MAX(" + expression + ")", calendar, others, refused);
        }
        for (String expression : CONDITIONS) {
            sort("COUNT(*) FILTER (WHERE " + expression + ")", calendar, others, refused);
        }
        List<String> differences = new ArrayList<>();
        compare(calendar, differences);
        compare(others, differences);
        assertThat(refused).hasSize(REFUSED);
        if (!differences.isEmpty()) {
            fail(differences.size() + " differences, seed " + SEED + ":\n" + String.join("\n", differences));
        }
    }

    private static void sort(String measure, List<String> calendar, List<String> others, List<String> refused) {
        View view = pipeline(List.of(measure)).view("v");
        try {
            Limits.check(view);
            (Limits.calendarColumns(view).isEmpty() ? others : calendar).add(measure);
        } catch (NotInFlink e) {
            refused.add(measure);
        }
    }

    private static Pipeline pipeline(List<String> measures) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < measures.size(); i++) {
            items.append(", ").append(measures.get(i)).append(" AS e").append(i);
        }
        return PipelineCompiler.compile(
                "t.sql",
                TABLE.replace("nn INTEGER NOT NULL", "nn INTEGER NOT NULL, id INTEGER NOT NULL")
                        + "CREATE VIEW v AS SELECT id" + items + " FROM t GROUP BY id;");
    }

    private static void compare(List<String> measures, List<String> differences) throws Exception {
        for (int from = 0; from < measures.size(); from += AT_ONCE) {
            differences.addAll(differences(measures.subList(from, Math.min(measures.size(), from + AT_ONCE))));
        }
    }

    private static List<String> differences(List<String> measures) throws Exception {
        Pipeline pipeline = pipeline(measures);
        Source source = pipeline.source("t");
        View view = pipeline.view("v");
        List<Object[]> rows = Rows.of(source, ROWS, SEED);
        Set<Integer> calendar = Limits.calendarColumns(view);
        rows.removeIf(row ->
                calendar.stream().anyMatch(column -> row[column] != null && ((Number) row[column]).longValue() < 0));
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i)[source.indexOf("id")] = i;
        }
        String test = "expressions-";
        Configuration options = new Configuration();
        FlinkOptions.common(options, 1, Duration.ofSeconds(60));
        List<Object[]> events = rows.stream().map(row -> toFlink(source, row)).toList();
        new Program(pipeline, Emit.CONTINUOUS, Duration.ZERO, TestTables.of(test, Map.of("t", events)))
                .execute(RuntimeExecutionMode.BATCH, options)
                .await();
        List<RexNode> nodes = view.measures().stream()
                .map(measure -> measure.filter() == null ? measure.argument() : measure.filter())
                .toList();
        RowFunction function = new RowFunction(source, nodes);
        Map<String, String> found = new LinkedHashMap<>();
        for (Object[] computed : TestTables.rows(test, view)) {
            Object[] row = rows.get((Integer) computed[0]);
            Object[] expected = function.apply(row).clone();
            for (int i = 0; i < measures.size(); i++) {
                Object wanted = view.measures().get(i).filter() == null
                        ? expected[i]
                        : (Object) (Boolean.TRUE.equals(expected[i]) ? 1L : 0L);
                if (!Objects.equals(computed[i + 1], wanted)) {
                    found.putIfAbsent(
                            measures.get(i),
                            measures.get(i) + ": Flink " + computed[i + 1] + ", expected " + wanted + " over "
                                    + Arrays.toString(row));
                }
            }
        }
        assertThat(TestTables.rows(test, view)).hasSize(rows.size());
        return new ArrayList<>(found.values());
    }

    private static Object[] toFlink(Source source, Object[] event) {
        Object[] row = new Object[event.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = FlinkTypes.toFlink(source.columns().get(i).type(), event[i]);
        }
        return row;
    }
}
