package braid.launcher.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;

class ServedAnswerTest {
    private static final String ANSWER = """
            {"view":"page_views",
             "columns":[{"name":"page","type":"VARCHAR(256)"},{"name":"views","type":"BIGINT"},{"name":"revenue","type":"DECIMAL(38,2)"}],
             "rows":[{"page":"/home","views":7,"revenue":10.50,"parts":{"batch":{"views":5},"speed":{"views":2}}},
                     {"page":"/cart","views":1,"revenue":null,"parts":{"speed":{"views":1}}}],
             "coverage":{"cut":3,"complete":true,"freshness_ms":120,"lag_events":4,
               "sources":[{"source":"clicks","partitions":[{"partition":0,"batch_to":10,"speed_to":15,"log_end":19},
                                                           {"partition":1,"batch_to":20,"speed_to":20,"log_end":20}]}]}}
            """;

    @Test
    void table_showsBothSidesBesideAnExplainedMeasure_andKeepsDecimals() throws JsonProcessingException {
        assertThat(answer().table().toText()).isEqualTo("""
                page   views  views (batch)  views (speed)  revenue
                /home      7              5              2    10.50
                /cart      1              -              1        -
                """);
    }

    @Test
    void coverageLine_sumsOffsetsOverPartitions() throws JsonProcessingException {
        assertThat(answer().coverageLine())
                .isEqualTo("cut 3: batch offsets [0, 30) + real-time [30, 35), 120 ms behind, lag 4");
    }

    @Test
    void lagThatNobodyKnows_isNoLagOfZero() throws JsonProcessingException {
        String away =
                ANSWER.replace("\"freshness_ms\":120,\"lag_events\":4", "\"freshness_ms\":null,\"lag_events\":null");
        assertThat(new ServedAnswer(Api.JSON.readTree(away)).coverageLine())
                .isEqualTo("cut 3: batch offsets [0, 30) + real-time [30, 35), lag not known (Kafka does not answer)");
    }

    private static ServedAnswer answer() throws JsonProcessingException {
        return new ServedAnswer(Api.JSON.readTree(ANSWER));
    }
}
