package braid.answer.rows;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.read.ModelLog;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.parameter.RowsParameters;
import braid.answer.sql.SqlLimits;
import braid.answer.sql.SqlService;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that is given twice changes no answer, at each door that takes several. Everything is on the real-time side here. */
class RepeatedKeysTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ModelLog LOG = log();

    private final RowsService rows = new RowsService(LOG.reader(), SOON);
    private final SqlService sql = new SqlService(
            ModelLog.PIPELINE, Readers.lambda(LOG.reader()), new SqlLimits(SOON, 100_000, 1 << 28, 8), Past.NONE);

    private static ModelLog log() {
        ModelLog log = ModelLog.random(new Random(11), 400);
        log.publish(0);
        log.foldAll();
        return log;
    }

    @ParameterizedTest
    @CsvSource({
        "shop=shop-1, shop=shop-1&shop=shop-1",
        "shop=shop-1, shop=shop-1&key.shop=shop-1",
        "isnull=shop, isnull=shop&isnull=shop",
        "shop=shop-1&shop=shop-2, shop=shop-2&shop=shop-1&shop=shop-2&key.shop=shop-1",
        "shop=shop-1&item=1, shop=shop-1&item=1&item=01&item=+1&key.shop=shop-1",
        "item=1, item=1&item=1",
    })
    void rows_areThoseOfTheValueOnce(String once, String repeated) {
        assertThat(answer(repeated)).isNotEmpty().isEqualTo(answer(once));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, 1.50",
        "-0, 0.00",
        "1, 1.00",
    })
    void equalNumbers_areOneValue_howeverTheyAreSpelled(String one, String other) {
        assertThat(values("price", one, other)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-01-01T00:00Z, 2024-01-01T00:00:00.000Z",
        "2024-01-01, 2024-01-01T01:00:00+01:00",
        "2024-01-01T00:00, 2024-01-01T00:00Z",
    })
    void equalInstants_areOneValue_howeverTheyAreSpelled(String one, String other) {
        assertThat(values("made_at", one, other)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop IN ('shop-1', 'shop-1')",
                "shop = 'shop-1' OR shop = 'shop-1'",
                "shop = 'shop-1' OR shop = ?",
                "shop IN ('shop-1', ?)",
                "shop = ? OR shop = 'shop-1' OR shop = CAST('shop-1' AS VARCHAR(99))",
                "(shop = 'shop-1' AND item IN (0, 1, 2, 1)) OR (shop = ? AND item IN (0, 1, 2))",
            })
    void statement_countsAValueOnce(String condition) {
        String select = "SELECT SUM(sales) AS n FROM by_shop WHERE ";
        List<Object> parameters = condition.contains("?") ? List.of("shop-1") : List.of();
        assertThat(sql.answer(select + condition, parameters).rows().get(0))
                .isEqualTo(
                        sql.answer(select + "shop = 'shop-1'", List.of()).rows().get(0));
    }

    private List<List<Object>> answer(String query) {
        RowsParameters parameters = new RowsParameters(ModelLog.PIPELINE, 1_000, SOON);
        return rows.answer(parameters.read("by_shop", parse(query))).rows().stream()
                .map(Arrays::asList)
                .toList();
    }

    private static List<Object> values(String key, String... spelled) {
        Pipeline pipeline = PipelineCompiler.compile("p.sql", """
                CREATE TABLE t (at_time TIMESTAMP(3) NOT NULL, price DECIMAL(6,2), made_at TIMESTAMP(3));
                CREATE VIEW v AS SELECT price, made_at, COUNT(*) AS c FROM t GROUP BY price, made_at;
                """);
        return new RowsParameters(pipeline, 10, SOON)
                .read("v", Map.of(key, spelled))
                .filter()
                .keys()
                .get(key);
    }

    private static Map<String, String[]> parse(String query) {
        Map<String, String[]> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.merge(parts[0], new String[] {parts[1]}, (a, b) -> {
                String[] both = Arrays.copyOf(a, a.length + 1);
                both[a.length] = b[0];
                return both;
            });
        }
        return parameters;
    }
}
