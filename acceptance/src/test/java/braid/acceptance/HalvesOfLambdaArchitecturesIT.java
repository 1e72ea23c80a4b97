package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Each half of Lambda alone, on one log of clicks in disorder, days late and delivered twice; both are killed in mid-stream. Every value of
 * every view equals the oracle's: nothing is dropped, and no event counts twice.
 */
class HalvesOfLambdaArchitecturesIT {
    private static final List<String> HALVES = List.of("stream-only", "batch-only");
    private static final int EVENTS = 12_000;

    @Test
    void killedInMidStream_eachHalfCountsEveryClickOnce() throws Exception {
        Path pipeline = Clicks.pipeline("halves");
        try (Stack stack = Stack.up(pipeline, 28_900, Map.of("BRAID_ARCHITECTURES", String.join(",", HALVES)));
                Verification verification = new Verification(stack, pipeline, "clicks")) {
            Process sending = Clicks.generate(stack, "21", EVENTS);
            awaitEvents(stack, 3_000);
            stack.batch(false);
            stack.kill("stream-only");
            stack.kill("batch-layer");
            stack.recover();
            assertThat(sending.waitFor()).isZero();
            stack.batch(false);
            for (String half : HALVES) {
                stack.awaitCaughtUp(half);
                verification.checkAllViews(half);
            }
        }
    }

    private static void awaitEvents(Stack stack, long least) {
        Awaitility.await(least + " events in the stream-only views")
                .atMost(Duration.ofSeconds(90))
                .until(() -> stack.status(86).path("events_total").asLong() > least);
    }
}
