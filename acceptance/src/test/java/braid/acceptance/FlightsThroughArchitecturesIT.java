package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All real flights through one architecture at a time, killed twice while they are sent: every value of every view equals the oracle's. */
class FlightsThroughArchitecturesIT {
    @ParameterizedTest(name = "{0}")
    @CsvSource({"kappa, 83", "flink, 84", "dataflow, 85", "stream-only, 86"})
    void killedTwice_hasEveryFlightOnce(String architecture, int statusPort) throws Exception {
        try (Stack stack = Stack.up("flights", 27_300, Map.of("BRAID_ARCHITECTURES", architecture));
                Verification verification = new Verification(stack, "flights")) {
            Process sending = Flights.send(stack, 8_000);
            for (long kill = 1; kill <= 2; kill++) {
                long least = kill * 10_000;
                Awaitility.await(least + " flights in the views")
                        .atMost(Duration.ofSeconds(120))
                        .until(() ->
                                stack.status(statusPort).path("events_total").asLong() >= least);
                stack.kill(architecture);
                stack.recover();
            }
            assertThat(sending.waitFor()).isZero();
            stack.awaitCaughtUp(architecture);
            assertThat(verification.eventsInLog("flights")).isEqualTo(Flights.IN_FILE);
            verification.checkAllViews(architecture);
        }
    }
}
