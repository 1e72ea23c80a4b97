package braid.answer.rows.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.merge.Layer;
import braid.answer.merge.RollUp;
import braid.answer.read.ModelLog;
import braid.answer.rows.column.Values;
import braid.answer.rows.request.AnsweredRequest;
import braid.answer.rows.request.BadRequest;
import braid.answer.rows.request.RowsRequest;
import braid.core.sql.PipelineCompiler;
import braid.core.type.DataType;
import braid.core.view.Architecture;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsParametersTest {
    private final RowsParameters parameters = new RowsParameters(ModelLog.PIPELINE, 1_000, Duration.ofSeconds(10));

    @Test
    void architecture_isOneOfTheStacks_andHasOnlyTheLayersThatItHas() {
        RowsParameters both = new RowsParameters(
                ModelLog.PIPELINE, List.of(Architecture.KAPPA, Architecture.LAMBDA), 1_000, Duration.ofSeconds(10));
        assertThat(both.read("total", Map.of()).architecture()).isEqualTo(Architecture.KAPPA);
        assertThat(both.read("total", Map.of("architecture", new String[] {"lambda"}, "layer", new String[] {"batch"}))
                        .architecture())
                .isEqualTo(Architecture.LAMBDA);
        assertThatThrownBy(() -> both.read("total", Map.of("architecture", new String[] {"flink"})))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("this stack runs kappa, lambda")
                .hasMessageContaining("braid up --architecture kappa,lambda,flink");
        assertThatThrownBy(() -> both.read("total", Map.of("layer", new String[] {"batch"})))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("kappa has one kind of views");
        assertThatThrownBy(() -> both.read("total", Map.of("asOfCut", new String[] {"1"})))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining("no batch views");
    }

    @Test
    void numberOfAThousandMillionDigits_isNoDecimal() {
        for (String text : List.of("1e400000000", "1e-400000000", "1".repeat(2_000))) {
            assertThatThrownBy(() -> Values.parse(DataType.decimal(6, 2), text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("at most 4 digits before the point and 2 after it");
        }
    }

    @Test
    void everyParameter_isRead() {
        RowsRequest request = read(
                "by_shop",
                "shop=a",
                "shop=null",
                "isnull=shop",
                "key.item=7",
                "from=2001-01-01",
                "to=2001-01-01T01:00:00+01:00",
                "layer=batch",
                "explain=true",
                "order=-sales,shop",
                "limit=5");
        assertThat(request.filter().keys().get("shop")).isEqualTo(Arrays.asList("a", "null", null));
        assertThat(request.filter().keys().get("item")).isEqualTo(List.of(7));
        assertThat(Instant.ofEpochMilli(request.filter().fromMillis())).isEqualTo("2001-01-01T00:00:00Z");
        assertThat(Instant.ofEpochMilli(request.filter().toMillis())).isEqualTo("2001-01-01T00:00:00Z");
        assertThat(request.layer()).isEqualTo(Layer.BATCH);
        assertThat(request.explain()).isTrue();
        assertThat(request.order()).hasToString("-sales,shop");
        assertThat(request.limit()).isEqualTo(5);
    }

    @Test
    void maxStaleness_isASpanNoLongerThanAnAnswerMayTake() {
        assertThat(read("total", "maxStaleness=2s").maxStaleness()).isEqualTo(Duration.ofSeconds(2));
        assertThat(read("total").maxStaleness()).isNull();
        assertThatThrownBy(() -> read("total", "maxStaleness=soon"))
                .hasMessageContaining("maxStaleness is 'soon'")
                .hasMessageNotContaining("all");
        assertThatThrownBy(() -> read("total", "maxStaleness=11s")).hasMessageContaining("serving.query.timeout.ms");
        assertThatThrownBy(() -> read("total", "maxStaleness=2s", "layer=batch"))
                .hasMessageContaining("layer=batch");
    }

    @Test
    void whatWasAsked_isKeptInItsOwnWords_withTheLimit() {
        AnsweredRequest.Rows asked = (AnsweredRequest.Rows)
                read("total", "from=2001-01-01", "format=json").asked();
        assertThat(asked.view()).isEqualTo("total");
        assertThat(asked.parameters()).isEqualTo(Map.of("from", List.of("2001-01-01"), "limit", List.of("1000")));
    }

    /** One parameter has one meaning: a view's own weeks are counted from a Thursday, so that they are asked for without it. */
    @Test
    void weeksOfEvery_beginOnMonday_orAreRefused() {
        RowsParameters weekly = new RowsParameters(
                PipelineCompiler.compile("p.sql", """
                        CREATE TABLE t (ts TIMESTAMP(3) NOT NULL);
                        CREATE VIEW weekly AS SELECT window_start, window_end, COUNT(*) AS n
                        FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '7' DAY)) GROUP BY window_start, window_end;
                        """), List.of(Architecture.LAMBDA), 1_000, Duration.ofSeconds(10));
        for (String every : List.of("7d", "1w", "P7D", "14d")) {
            assertThatThrownBy(() -> weekly.read("weekly", Map.of("every", new String[] {every})))
                    .isInstanceOf(BadRequest.class)
                    .hasMessageContaining("weeks begin on Monday")
                    .hasMessageContaining("Leave every out");
        }
        assertThat(weekly.read("weekly", Map.of()).rollUp()).isEqualTo(new RollUp(7 * 86_400_000L));
    }

    @Test
    void rollUp_isAMultipleOfTheWindow() {
        assertThat(read("by_shop", "every=1h").rollUp().millis()).isEqualTo(3_600_000);
        assertThat(read("by_shop", "every=PT2M").rollUp().millis()).isEqualTo(120_000);
        assertThat(read("by_shop", "every=all").rollUp().mergesAll()).isTrue();
        assertThat(read("by_shop", "every=1w").rollUp())
                .isEqualTo(read("by_shop", "every=7d").rollUp());
        assertThat(Instant.ofEpochMilli(read("by_shop", "every=7d").rollUp().startOf(ModelLog.START.toEpochMilli())))
                .isEqualTo("2001-01-01T00:00:00Z");
        assertRefused(
                "by_shop", "2000-12-25T00:00:00Z or 2001-01-01T00:00:00Z", "every=7d", "from=2000-12-28T00:00:00Z");
        assertRefused("by_shop", "multiple of 1m", "every=90s");
        assertRefused("by_shop", "span like", "every=hourly");
        assertRefused("ever", "without TUMBLE", "every=1h");
        assertRefused(
                "by_shop", "2001-01-01T00:00:00Z or 2001-01-01T01:00:00Z", "every=1h", "from=2001-01-01T00:10:00Z");
    }

    @Test
    void viewWithoutWindows_refusesARange() {
        assertRefused("ever", "without TUMBLE", "from=2001-01-01");
        assertThat(read("ever", "ok=true").filter().keys()).isEqualTo(Map.of("ok", List.of(true)));
    }

    @Test
    void mistakes_areAnsweredWithTheNearestName() {
        assertThatThrownBy(() -> read("by_shp"))
                .isInstanceOfSatisfying(
                        BadRequest.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessageContaining("Did you mean 'by_shop'?");
        assertRefused("by_shop", "Did you mean 'shop'?", "shp=a");
        assertRefused("by_shop", "Did you mean 'limit'?", "limt=3");
        assertRefused("by_shop", "Did you mean 'sales'?", "order=-sale");
        assertRefused("by_shop", "Did you mean 'merged'?", "layer=merge");
        assertRefused("by_shop", "is a measure", "sales=3");
        assertRefused("by_shop", "whole number of at most 32 bits", "item=x");
        assertRefused("by_shop", "isnull=item", "item=");
        assertRefused("by_shop", "from 1 to 1000", "limit=0");
        assertRefused("by_shop", "serving.max.rows", "limit=1001");
        assertRefused("by_shop", "year 1 to 9999", "from=yesterday");
        assertRefused("by_shop", "is after to", "from=2002-01-01", "to=2001-01-01");
        assertRefused("by_shop", "give it once", "from=2002-01-01", "from=2001-01-01");
        assertRefused("by_shop", "without NUL", "shop=a\0b");
    }

    private void assertRefused(String view, String message, String... pairs) {
        assertThatThrownBy(() -> read(view, pairs))
                .isInstanceOf(BadRequest.class)
                .hasMessageContaining(message);
    }

    private RowsRequest read(String view, String... pairs) {
        Map<String, String[]> map = new HashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            map.merge(pair.substring(0, equals), new String[] {pair.substring(equals + 1)}, (a, b) -> {
                String[] both = Arrays.copyOf(a, a.length + 1);
                both[a.length] = b[0];
                return both;
            });
        }
        return parameters.read(view, map);
    }
}
