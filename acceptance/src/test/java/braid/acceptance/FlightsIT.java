package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The real flights, sent while batch runs: every value of every view equals the oracle's, at several moments. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FlightsIT {
    private static Stack stack;
    private static Verification verification;
    private static Process sending;

    @BeforeAll
    static void sendTheFile() throws Exception {
        stack = Stack.up("flights", 23_000, Map.of("BRAID_BATCH_EXPIRY_GRACE_SECONDS", "8"));
        verification = new Verification(stack, "flights");
        sending = Flights.send(stack, 6_000);
    }

    @AfterAll
    static void stop() throws Exception {
        sending.destroy();
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void beforeAnyBatchRun_theAnswerIsTheSpeedLayersAlone() throws Exception {
        awaitEvents(10_000);
        verification.checkAllViews();
        JsonNode coverage = stack.get(90, "/api/v1/coverage").body();
        assertThat(coverage.path("cut").asLong()).isZero();
        assertThat(stack.get(90, "/api/v1/views/network/rows?layer=batch")
                        .body()
                        .path("rows"))
                .isEmpty();
    }

    @Test
    @Order(2)
    void whileEventsFlowAndBatchRuns_everyAnswerIsExact() throws Exception {
        for (int run = 1; run <= 3; run++) {
            JsonNode report = stack.batch(false);
            assertThat(report.path("cut").asLong()).isEqualTo(run);
            verification.checkAllViews();
            awaitEvents(20_000L * (run + 1));
            verification.checkAllViews();
        }
    }

    @Test
    @Order(3)
    void afterTheLastRun_batchAloneHasEveryFlight() throws Exception {
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp();
        assertThat(verification.eventsInLog("flights")).isEqualTo(Flights.IN_FILE);
        verification.checkAllViews();
        stack.batch(false);
        verification.checkAllViews();
        JsonNode total = stack.post(90, "/api/v1/sql", "{\"sql\": \"SELECT SUM(flights) AS flights FROM network\"}")
                .body();
        assertThat(total.path("rows").get(0).path("flights").asLong()).isEqualTo(Flights.IN_FILE);
        long batchOnly = 0;
        for (JsonNode row : stack.get(90, "/api/v1/views/network/rows?layer=batch&limit=100000")
                .body()
                .path("rows")) {
            batchOnly += row.path("flights").asLong();
        }
        assertThat(batchOnly).isEqualTo(Flights.IN_FILE);
    }

    @Test
    @Order(4)
    void fullRecompute_givesTheSameViews() throws Exception {
        stack.batch(true);
        verification.checkAllViews();
    }

    private static void awaitEvents(long count) {
        Awaitility.await(count + " flights in the views")
                .atMost(java.time.Duration.ofSeconds(120))
                .pollInterval(java.time.Duration.ofMillis(200))
                .until(() -> stack.status(81).path("events_total").asLong() >= count);
    }
}
