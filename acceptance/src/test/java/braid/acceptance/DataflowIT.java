package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
 * Dataflow alone, on clicks in disorder, days late and delivered twice: killed in mid-stream, gone on with other triggers, another
 * accumulation and another parallelism, computed anew from history, replayed with changed views, and with an allowed lateness that is too
 * short.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DataflowIT {
    private static final String DATAFLOW = "dataflow";
    private static final int STATUS = 85;
    private static Path pipeline;
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        pipeline = Clicks.pipeline(DATAFLOW);
        stack = Stack.up(pipeline, 27_500, Map.of("BRAID_ARCHITECTURES", DATAFLOW));
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
                .until(() -> status().path("partitions").path(0).path("next").asLong() > 500);
        stack.kill(DATAFLOW);
        stack.recover();
        assertThat(status().path("begun_from").asText()).contains("/chk-");
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp(DATAFLOW);
        verification.checkAllViews(DATAFLOW);
    }

    @Test
    @Order(2)
    void startedAgain_withPanesThatWait_andAnotherParallelism_isTheSame() throws Exception {
        stack.kill(DATAFLOW);
        stack.runWith(
                Map.of(
                        "BRAID_DATAFLOW_TRIGGER_EARLY_MS", "400",
                        "BRAID_DATAFLOW_TRIGGER_LATE_MS", "200",
                        "BRAID_DATAFLOW_PARALLELISM", "1"),
                "start",
                DATAFLOW);
        assertThat(Clicks.generate(stack, "12", 4_000).waitFor()).isZero();
        stack.awaitCaughtUp(DATAFLOW);
        verification.checkAllViews(DATAFLOW);
    }

    @Test
    @Order(3)
    void overHistory_thePipelineComputesTheSameRows() throws Exception {
        verification.checkComputedAnew(DATAFLOW);
    }

    @Test
    @Order(4)
    void replayWithChangedViews_givesTheNewAnswers_andDropsTheOldTables() throws Exception {
        Replayed.check(stack, pipeline, DATAFLOW, STATUS);
    }

    /** From the log's start with an hour of lateness, and panes that are added up: what is missing from a view is what it dropped. */
    @Test
    @Order(5)
    void shortLateness_dropsExactlyWhatItCounts() throws Exception {
        stack.run("reset", "--yes");
        Map<String, String> hasty = Map.of(
                "BRAID_DATAFLOW_LATENESS_HOURS", "1",
                "BRAID_DATAFLOW_WATERMARK_DELAY_SECONDS", "0",
                "BRAID_DATAFLOW_ACCUMULATION", "discarding");
        stack.runWith(
                hasty,
                "up",
                "--pipeline",
                Stack.ROOT.resolve("pipelines/clicks.sql").toString());
        verification.close();
        verification = new Verification(stack, "clicks");
        assertThat(Clicks.generate(stack, "13", 8_000).waitFor()).isZero();
        stack.awaitCaughtUp(DATAFLOW);
        Awaitility.await("counts of the last events")
                .atMost(Duration.ofSeconds(30))
                .until(() -> status().path("events_total").asLong() == verification.eventsInLog("clicks"));
        JsonNode status = status();
        long events = status.path("events_total").asLong()
                - status.path("duplicates_dropped").asLong();
        long late = status.path("late_dropped_by_view").path("page_views").asLong();
        assertThat(late).isPositive();
        assertThat(rows("page_views", "views")).isEqualTo(events - late).isPositive();
        assertThat(rows("user_activity", "events"))
                .isEqualTo(events
                        - status.path("late_dropped_by_view")
                                .path("user_activity")
                                .asLong());
        assertThat(stack.run(DATAFLOW, "batch")).contains("events anew");
        verification.checkAllViews(DATAFLOW);
    }

    private static JsonNode status() {
        return stack.status(STATUS);
    }

    /** The sum of a count over all rows of a view. */
    private static long rows(String view, String count) {
        long sum = 0;
        for (JsonNode row : stack.get(
                        90, "/api/v1/views/" + view + "/rows?every=all&limit=10000&architecture=" + DATAFLOW)
                .body()
                .path("rows")) {
            sum += row.path(count).asLong();
        }
        return sum;
    }
}
