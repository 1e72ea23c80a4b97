package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real flights through Flink, killed twice while they are sent: every value of every view equals the oracle's. */
class FlinkFlightsIT {
    private static final long FLIGHTS_IN_FILE = 228_738;
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.up("flights", 27_300, Map.of("BRAID_ARCHITECTURES", "flink"));
        verification = new Verification(stack, "flights");
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    void killedTwice_hasEveryFlightOnce() throws Exception {
        Process sending = stack.start(
                "send",
                "flights",
                Stack.ROOT
                        .resolve("examples/flights/flights-2001-01-01_14.csv.gz")
                        .toString(),
                "--rate",
                "8000");
        for (long kill = 1; kill <= 2; kill++) {
            long least = kill * 10_000;
            Awaitility.await(least + " flights in the views")
                    .atMost(Duration.ofSeconds(120))
                    .until(() -> stack.status(84).path("events_total").asLong() >= least);
            stack.kill("flink");
            stack.recover();
        }
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp("flink");
        assertThat(verification.eventsInLog("flights")).isEqualTo(FLIGHTS_IN_FILE);
        verification.checkAllViews("flink");
    }
}
