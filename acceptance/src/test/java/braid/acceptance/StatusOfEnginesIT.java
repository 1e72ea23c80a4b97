package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of an engine's status with all stores there, without the log, and right after a restart. */
class StatusOfEnginesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParameterizedTest
    @CsvSource({"kappa, 83", "flink, 84", "dataflow, 85"})
    void whatIsNotKnown_isNeverZero(String engine, int port) throws Exception {
        try (Stack stack = Stack.up("clicks", 25_500, Map.of("BRAID_ARCHITECTURES", engine))) {
            stack.run("generate", "clicks", "--count", "2000", "--rate", "2000", "--seed", "31");
            stack.awaitCaughtUp(engine);
            await(stack, port, Set.of(), 0);
            stack.kill("kafka");
            await(stack, port, Set.of("kafka"), -1);
            stack.kill(engine);
            stack.recover();
            await(stack, port, Set.of(), 0);
        }
    }

    /** @param lag of all partitions together; -1 while nobody can say it */
    private static void await(Stack stack, int port, Set<String> away, long lag) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            JsonNode status = stack.status(port);
            StatusFields.check(status, away);
            assertThat(status.path("lag_events").asLong(-1)).isEqualTo(lag);
            assertThat(status.path("partitions").size()).isEqualTo(lag < 0 ? 0 : 4);
        });
    }
}
