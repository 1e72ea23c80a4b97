package braid.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.launcher.client.Api;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static JsonNode json(String text) throws JsonProcessingException {
        return Api.JSON.readTree(text);
    }

    @Test
    void lag_isTheSumOfAllPartitions() throws JsonProcessingException {
        assertThat(Report.lag(json("[{\"lag\": 2}, {\"lag\": 0}]"))).hasValue(2);
    }

    @Test
    void lag_isNotKnownWhenOnePartitionDoesNotKnow() throws JsonProcessingException {
        assertThat(Report.lag(json("[{\"lag\": 2}, {\"partition\": 1}]"))).isEmpty();
        assertThat(Report.lag(json("[{\"lag\": -1}]"))).isEmpty();
    }

    @Test
    void memory_isNotKnownWhenOneProcessDoesNotTell() throws JsonProcessingException {
        assertThat(Report.memory(json("[{\"pid\": 1, \"memory_bytes\": 5}, {\"health\": \"STOPPED\"}]")))
                .hasValue(5);
        assertThat(Report.memory(json("[{\"pid\": 1, \"memory_bytes\": 5}, {\"pid\": 2}]")))
                .isEmpty();
    }

    @Test
    void text_saysWhatIsDownWhyAndHowLargeTheLogIs() throws JsonProcessingException {
        String text = new ReportText(json("""
                {"home": "h", "coverage_problem": "The Cassandra store (real-time views) is down", "components": [
                  {"name": "speed-layer", "health": "DOWN", "problem": "Kafka does not answer; Cassandra does not answer"},
                  {"name": "serving-layer", "health": "UP", "status":
                    {"stores": {"warehouse": "UP", "cassandra": "DOWN: refused"}, "log_end": 18547}}]}
                """)).text();
        assertThat(text)
                .contains("no answers now: The Cassandra store")
                .contains("the log holds 18,547 offsets")
                .contains("speed-layer is DOWN: Kafka does not answer; Cassandra does not answer")
                .contains("serving-layer does not reach cassandra: refused")
                .doesNotContain("warehouse")
                .doesNotContain("memory of all");
    }

    @Test
    void text_saysWhichEngineTheSpeedLayerHas_andWhatThatGaveTwice() throws JsonProcessingException {
        String text = new ReportText(json("""
                {"home": "h", "components": [{"name": "speed-layer", "health": "UP", "status":
                  {"engine": "storm", "events_total": 1200, "replayed_total": 40, "left_out_total": 0}}]}
                """)).text();
        assertThat(text)
                .contains("on storm, 1,200 folded, 40 given twice by the engine")
                .doesNotContain("LEFT OUT");
    }

    @Test
    void lag_isNotKnownBeforeThereArePartitions() throws JsonProcessingException {
        assertThat(Report.lag(json("[]"))).isEmpty();
        assertThat(Report.lag(json("{}").path("partitions"))).isEmpty();
    }
}
