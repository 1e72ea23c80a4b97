package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Flink alone, on clicks in disorder, days late and delivered twice: killed in mid-stream, stopped with a savepoint and gone on from it with
 * another parallelism, computed anew in batch mode, and replayed with changed views. Each time every value of every view equals the oracle's.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlinkIT {
    private static final String FLINK = "flink";
    private static Path pipeline;
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        pipeline = Clicks.pipeline(FLINK);
        stack = Stack.up(pipeline, 27_300, Map.of("BRAID_ARCHITECTURES", FLINK));
        verification = new Verification(stack, pipeline, "clicks");
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void killedInMidStream_goesOnFromItsNewestCheckpoint() throws Exception {
        Process sending = Clicks.generate(stack, "11", 12_000);
        Awaitility.await("a checkpoint in mid-stream")
                .atMost(Duration.ofSeconds(90))
                .until(() ->
                        stack.status(84).path("partitions").path(0).path("next").asLong() > 500);
        stack.kill(FLINK);
        stack.recover();
        assertThat(stack.status(84).path("begun_from").asText()).contains("/chk-");
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp(FLINK);
        verification.checkAllViews(FLINK);
    }

    @Test
    @Order(2)
    void stoppedWithASavepoint_goesOnFromIt_withAnotherParallelism() throws Exception {
        Process sending = Clicks.generate(stack, "12", 6_000);
        assertThat(stack.run(FLINK, "savepoint", "--stop")).contains("savepoint-");
        stack.runWith(Map.of("BRAID_FLINK_PARALLELISM", "1"), "start", FLINK);
        assertThat(stack.status(84).path("begun_from").asText()).contains("/savepoint-");
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp(FLINK);
        verification.checkAllViews(FLINK);
    }

    @Test
    @Order(3)
    void batchMode_computesTheSameRows_fromTheLogAlone() throws Exception {
        verification.checkComputedAnew(FLINK);
    }

    @Test
    @Order(4)
    void replayWithChangedViews_givesTheNewAnswers_andDropsTheOldTables() throws Exception {
        Replayed.check(stack, pipeline, FLINK, 84);
        assertThat(stack.status(84).path("begun_from").asText()).contains("generation-2");
    }
}
