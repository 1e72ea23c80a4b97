package braid.core.expression;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.aggregate.Accumulator;
import braid.core.group.GroupKey;
import braid.core.sql.PipelineCompiler;
import braid.core.text.Text;
import braid.core.view.View;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewFunctionTest {
    private static final String TABLE =
            "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, s VARCHAR, n INTEGER, m BIGINT, d DECIMAL(12,2), x DOUBLE, b BOOLEAN);";
    private static final long AT = Instant.parse("2024-02-29T13:45:59.123Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "null",
            value = {
                "n + 1 ; 2147483648",
                "-n ; -2147483647",
                "ABS(n - 2147483647) ; 0",
                "m * n ; 6442450941",
                "d * 3 ; 37.02",
                "d * d ; 152.2756",
                "x * n ; 5.3687091175E9",
                "CAST(n AS DOUBLE) / NULLIF(m, 0) ; 7.158278823333334E8",
                "CAST(n AS DOUBLE) / NULLIF(m - 3, 0) ; null",
                "MOD(n, 10) ; 7",
                "CASE WHEN s LIKE '%b_' THEN 'yes' ELSE 'no' END ; yes",
                "CASE WHEN n > 5.5 THEN 1 ELSE 0 END ; 1",
                "POSITION('\uD83D\uDE00' IN s) ; 3",
                "UPPER(s) ; AÄ\uD83D\uDE00B\\",
                "CHAR_LENGTH(s) ; 5",
                "SUBSTRING(s FROM 3 FOR 2) ; \uD83D\uDE00b",
                "POSITION('b' IN s) ; 4",
                "TRIM(' x ') || s ; xaä\uD83D\uDE00b\\",
                "EXTRACT(HOUR FROM ts) ; 13",
                "EXTRACT(ISODOW FROM ts) ; 4",
                "EXTRACT(YEAR FROM ts) ; 2024",
                "FLOOR(ts TO HOUR) ; 1709211600000",
                "CAST(ts AS DATE) ; 19782",
                "COALESCE(CASE WHEN b THEN d END, 0) ; 0.00",
                "CASE WHEN b IS NULL THEN NULL ELSE s END ; null",
                "CASE WHEN n IN (1, 2, 2147483647) AND m BETWEEN 3 AND 4 THEN 1 END ; 1",
            })
    void expression_hasTheValueThatSqlSays(String expression, String expected) {
        View view = PipelineCompiler.compile(
                        "v.sql", TABLE + "CREATE VIEW v AS SELECT s, MAX(" + expression + ") AS c FROM t GROUP BY s;")
                .view("v");
        Object[] row = {AT, "aä\uD83D\uDE00b\\", Integer.MAX_VALUE, 3L, new BigDecimal("12.34"), 2.5, null};
        ViewFunction function = new ViewFunction(view);
        assertThat(function.accept(row)).isTrue();
        Accumulator[] accumulators = function.empty();
        function.addTo(accumulators);
        assertThat(String.valueOf(accumulators[0].result())).isEqualTo(String.valueOf(expected));
    }

    @Test
    void like_takesAnyCodePointForAnUnderscore() {
        assertThat(Text.like("a\nb", "a_b")).isTrue();
        assertThat(Text.like("a\uD83D\uDE00b", "a_b")).isTrue();
        assertThat(Text.like("a.b", "%.%")).isTrue();
        assertThat(Text.like("ab", "%.%")).isFalse();
        assertThat(Text.like(null, "%")).isNull();
    }

    @Test
    void substring_fromBeforeTheText_isTheText() {
        assertThat(Text.substringFrom("ab", Integer.MIN_VALUE)).isEqualTo("ab");
    }

    @Test
    void filters_dropEventsAndFeedOnlyTheirMeasure() {
        View view = PipelineCompiler.compile(
                        "v.sql",
                        TABLE
                                + "CREATE VIEW v AS SELECT s, window_start, window_end, COUNT(*) AS c, COUNT(n) AS cn, SUM(n) FILTER (WHERE b) AS f"
                                + " FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' HOUR)) WHERE m > 0"
                                + " GROUP BY s, window_start, window_end;")
                .view("v");
        ViewFunction function = new ViewFunction(view);
        assertThat(function.accept(new Object[] {AT, "a", 1, 0L, null, null, true}))
                .isFalse();
        assertThat(function.accept(new Object[] {AT, "a", 1, null, null, null, true}))
                .isFalse();
        Accumulator[] accumulators = function.empty();
        for (Object[] row : Arrays.asList(
                new Object[] {AT, null, 5, 1L, null, null, true},
                new Object[] {AT, null, null, 1L, null, null, true},
                new Object[] {AT, null, 7, 1L, null, null, null})) {
            assertThat(function.accept(row)).isTrue();
            assertThat(function.group()).isEqualTo(new GroupKey(AT - AT % 3_600_000, new Object[] {null}));
            function.addTo(accumulators);
        }
        assertThat(accumulators[0].result()).isEqualTo(3L);
        assertThat(accumulators[1].result()).isEqualTo(2L);
        assertThat(accumulators[2].result()).isEqualTo(5L);
    }
}
