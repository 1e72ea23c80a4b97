package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Kappa alone, on clicks in disorder, days late and delivered twice: killed in mid-stream, with a second instance, and replayed with a
 * changed view. Each time every value of every view equals the oracle's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KappaIT {
    private static Path pipeline;
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        pipeline = Clicks.pipeline("kappa");
        stack = Stack.up(pipeline, 28_600, Map.of("BRAID_ARCHITECTURES", "kappa"));
        verification = new Verification(stack, pipeline, "clicks");
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void killedInMidStream_countsEveryEventOnce() throws Exception {
        Process sending = Clicks.generate(stack, "11", 12_000);
        awaitEvents(3_000);
        stack.kill("kappa");
        awaitLog(8_000);
        stack.recover();
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp("kappa");
        verification.checkAllViews("kappa");
        assertThat(stack.get(90, "/api/v1/views/page_views/rows?layer=batch").code())
                .isEqualTo(400);
    }

    @Test
    @Order(2)
    void secondInstance_takesOver_whenTheFirstIsKilled() throws Exception {
        stack.run("start", "kappa-2");
        Process sending = Clicks.generate(stack, "12", 8_000);
        awaitLog(15_000);
        stack.kill("kappa");
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp("kappa");
        verification.checkAllViews("kappa");
        stack.recover();
    }

    @Test
    @Order(3)
    void replayWithChangedViews_givesTheNewAnswers_andDropsTheOldTables() throws Exception {
        Replayed.check(stack, pipeline, "kappa", 83);
        assertThat(stack.status(83).path("late_dropped").asLong()).isZero();
    }

    /** Events that Kappa has taken from the log since it started. */
    private static void awaitEvents(long least) {
        Awaitility.await("events in Kappa")
                .atMost(java.time.Duration.ofSeconds(90))
                .until(() -> stack.status(83).path("events_total").asLong() >= least);
    }

    private static void awaitLog(long least) {
        Awaitility.await("events in the log")
                .atMost(java.time.Duration.ofSeconds(90))
                .until(() -> {
                    long end = 0;
                    for (JsonNode partition : stack.get(90, "/api/v1/coverage")
                            .body()
                            .path("sources")
                            .path(0)
                            .path("partitions")) {
                        end += partition.path("log_end").asLong();
                    }
                    return end >= least;
                });
    }
}
