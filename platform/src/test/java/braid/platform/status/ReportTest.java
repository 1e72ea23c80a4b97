package braid.platform.status;

import static org.assertj.core.api.Assertions.assertThat;

import braid.platform.client.Api;
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
    void lag_isNotKnownBeforeThereArePartitions() throws JsonProcessingException {
        assertThat(Report.lag(json("[]"))).isEmpty();
        assertThat(Report.lag(json("{}").path("partitions"))).isEmpty();
    }
}
