package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.view.View;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every transfer is two entries whose amounts sum to zero. While transfers flow, batch runs and the speed layer is killed, a thousand
 * answers are taken, and more until three cuts were seen; each must be the fold of the offsets that its coverage names.
 */
class ConservationIT {
    private static final int ANSWERS = Integer.getInteger("braid.test.answers", 1_000);
    private static final int SAMPLE_EVERY = 10;
    private static final int CUTS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static Stack stack;
    private static Verification verification;
    private static Process generating;

    @BeforeAll
    static void letTransfersFlow() throws Exception {
        stack = Stack.up("transfers", 23_600, Map.of("BRAID_BATCH_EXPIRY_GRACE_SECONDS", "8"));
        verification = new Verification(stack, "transfers");
        generating = stack.start("generate", "transfers", "--rate", "500", "--seed", "11", "--for", "10m");
        stack.run("batch", "every", "5s");
    }

    @AfterAll
    static void stop() throws Exception {
        generating.destroy();
        verification.close();
        stack.close();
    }

    @Test
    void everyAnswer_isExplainedByItsCoverage() throws Exception {
        View balances = verification.pipeline().view("balances");
        Map<String, Long> reached = new HashMap<>();
        List<JsonNode> sample = new ArrayList<>();
        Set<Long> cuts = new HashSet<>();
        Instant deadline = Instant.now().plus(PATIENCE);
        for (int i = 0; i < ANSWERS || cuts.size() < CUTS && Instant.now().isBefore(deadline); i++) {
            JsonNode answer = stack.view(balances.name());
            assertNeverBack(reached, answer);
            boolean isNewCut = cuts.add(answer.path("coverage").path("cut").asLong());
            if (isNewCut || i < ANSWERS && i % SAMPLE_EVERY == 0) {
                sample.add(answer);
            }
            if (i == ANSWERS / 2) {
                stack.kill("speed-layer");
                stack.recover();
            }
        }
        generating.destroy();
        generating.waitFor();
        stack.run("batch", "every", "0s");
        for (JsonNode answer : sample) {
            verification.check(balances, answer);
        }
        assertThat(sample.stream()
                        .map(a -> a.path("coverage").path("cut").asLong())
                        .distinct()
                        .count())
                .as("cuts that were seen")
                .isGreaterThan(2);
        stack.awaitCaughtUp();
        stack.batch(true);
        JsonNode last = stack.view(balances.name());
        verification.check(balances, last);
        assertThat(total(last))
                .as("the sum of all balances, up to a transfer cut in two by the stop")
                .isLessThan(new BigDecimal(100_000));
    }

    private static BigDecimal total(JsonNode answer) {
        BigDecimal total = BigDecimal.ZERO;
        for (JsonNode row : answer.path("rows")) {
            total = total.add(row.path("balance").decimalValue());
        }
        return total.abs();
    }

    private static void assertNeverBack(Map<String, Long> reached, JsonNode answer) {
        for (JsonNode source : answer.path("coverage").path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                String name = source.path("source").asText()
                        + partition.path("partition").asInt();
                long speedTo = partition.path("speed_to").asLong();
                assertThat(speedTo).as("coverage of %s", name).isGreaterThanOrEqualTo(reached.getOrDefault(name, 0L));
                reached.put(name, speedTo);
            }
        }
    }
}
