package braid.lab.bench.subject;

import static org.assertj.core.api.Assertions.assertThat;

import braid.launcher.client.Api;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PositionTest {
    @Test
    void position_isReadFromTheCoverageOfEachPartition() throws Exception {
        String coverage = """
                {"sources": [{"source": "clicks", "partitions": [
                  {"partition": 0, "speed_to": 5, "log_end": 9}, {"partition": 1, "speed_to": 7, "log_end": null}]}]}
                """;

        assertThat(Position.of(Api.JSON.readTree(coverage), "speed_to"))
                .contains(new Position(Map.of("clicks:0", 5L, "clicks:1", 7L)));
        assertThat(Position.of(Api.JSON.readTree(coverage), "log_end")).isEmpty();
    }

    @Test
    void recordsSince_areThoseOfAllPartitions() {
        Position begin = new Position(Map.of("clicks:0", 5L, "clicks:1", 7L));
        Position end = new Position(Map.of("clicks:0", 15L, "clicks:1", 8L));

        assertThat(end.since(begin)).isEqualTo(11);
        assertThat(begin.since(end)).isZero();
    }
}
