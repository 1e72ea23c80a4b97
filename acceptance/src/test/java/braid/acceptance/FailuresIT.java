package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.view.View;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SIGKILL to every layer and server while clicks flow, some of them days late, out of order and redelivered: after each the answers are
 * again the fold of exactly what they say they cover, and in the end nothing acknowledged is missing.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FailuresIT {
    private static final Duration RECOVERY = Duration.ofMinutes(5);
    private static Stack stack;
    private static Verification verification;
    private static Process generating;

    @BeforeAll
    static void letClicksFlow() throws Exception {
        stack = Stack.up(
                "clicks", 23_300, Map.of("BRAID_BATCH_EXPIRY_GRACE_SECONDS", "8", "BRAID_BATCH_LEASE_SECONDS", "4"));
        verification = new Verification(stack, "clicks");
        generating = stack.start(
                "generate",
                "clicks",
                "--rate",
                "300",
                "--late",
                "0.05",
                "--duplicates",
                "0.05",
                "--seed",
                "7",
                "--for",
                "3h");
        awaitMoreEvents();
    }

    @AfterAll
    static void stop() throws Exception {
        generating.destroy();
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void speedLayer_killed() throws Exception {
        stack.kill("speed-layer");
        verification.checkAllViews();
        stack.recover();
        awaitMoreEvents();
        verification.checkAllViews();
        stack.batch(false);
        verification.checkAllViews();
    }

    @Test
    @Order(2)
    void secondSpeedLayer_joinsAndLeaves() throws Exception {
        try (Instance second = Instance.speed(stack, verification.pipeline().name(), 85)) {
            second.awaitPartitions();
            awaitMoreEvents();
            verification.checkAllViews();
            second.kill();
        }
        awaitMoreEvents();
        verification.checkAllViews();
        try (Instance third = Instance.speed(stack, verification.pipeline().name(), 86)) {
            third.awaitPartitions();
            stack.kill("speed-layer");
            awaitMoreEvents();
            verification.checkAllViews();
            stack.recover();
        }
        awaitMoreEvents();
        verification.checkAllViews();
    }

    @ParameterizedTest
    @Order(3)
    @ValueSource(strings = {"marker:2", "landed", "staged", "published", "expiring"})
    void batchLayer_killedBeforeOrAfterEachStep(String step) throws Exception {
        stack.kill("batch-layer");
        stack.runWith(Map.of("BRAID_BATCH_PAUSE_AT", step), "start", "batch-layer");
        Process run = stack.start("batch", "run");
        awaitPause(step);
        verification.checkAllViews();
        stack.kill("batch-layer");
        run.destroyForcibly();
        verification.checkAllViews();
        stack.recover();
        verification.checkAllViews();
        JsonNode report = stack.batch(false);
        verification.checkAllViews();
        assertThat(stack.view("page_views").path("coverage").path("cut").asLong())
                .isEqualTo(report.path("cut").asLong());
    }

    @Test
    @Order(4)
    void cassandra_killed() throws Exception {
        stack.kill("cassandra");
        assertExactOrRefused("Cassandra");
        stack.recover();
        awaitMoreEvents();
        verification.checkAllViews();
    }

    @Test
    @Order(5)
    void kafka_killed() throws Exception {
        stack.kill("kafka");
        stack.recover();
        awaitMoreEvents();
        verification.checkAllViews();
        stack.batch(false);
        verification.checkAllViews();
    }

    @Test
    @Order(6)
    void warehouse_killed() throws Exception {
        stack.kill("h2");
        assertExactOrRefused("warehouse");
        stack.recover();
        awaitMoreEvents();
        verification.checkAllViews();
        stack.batch(false);
        verification.checkAllViews();
    }

    @Test
    @Order(7)
    void servingLayer_killed() throws Exception {
        stack.kill("serving-layer");
        stack.recover();
        verification.checkAllViews();
    }

    @Test
    @Order(8)
    void inTheEnd_everyViewIsRightInBothLayers() throws Exception {
        generating.destroy();
        generating.waitFor();
        stack.awaitCaughtUp();
        verification.checkAllViews();
        stack.batch(true);
        verification.checkAllViews();
        JsonNode sql = stack.post(90, "/api/v1/sql", "{\"sql\": \"SELECT SUM(views) AS n FROM page_views\"}")
                .body();
        assertThat(sql.path("rows").get(0).path("n").asLong()).isEqualTo(verification.distinctEvents("clicks"));
    }

    /** While a store is away each answer is exact and soon says what it stands still for, and each refusal names the store. */
    private static void assertExactOrRefused(String store) {
        for (View view : verification.pipeline().views()) {
            Awaitility.await(view.name() + " without " + store)
                    .atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> {
                        Stack.Answer answer = stack.get(90, "/api/v1/views/" + view.name() + "/rows?limit=100000");
                        if (answer.code() == 200) {
                            verification.check(view, answer.body());
                            return answer.body()
                                    .at("/coverage/stands_still")
                                    .toString()
                                    .contains(store);
                        }
                        assertThat(answer.code()).as("%s", answer.body()).isEqualTo(503);
                        return answer.body().path("detail").asText().contains(store);
                    });
        }
    }

    private static void awaitPause(String step) {
        Awaitility.await("the batch layer to pause at " + step)
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stack.get(82, "/status")
                        .body()
                        .path("paused_at")
                        .asText()
                        .equals(step));
    }

    /** Waits until the views show some hundred events that they did not show before. */
    private static void awaitMoreEvents() {
        long before = covered();
        Awaitility.await("more events in the views")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> covered() >= before + 500);
    }

    private static long covered() {
        long total = 0;
        Stack.Answer answer = stack.get(90, "/api/v1/coverage");
        for (JsonNode source : answer.body().path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                total += partition.path("speed_to").asLong();
            }
        }
        return total;
    }
}
