package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Flink and Beam killed after they have said how far they are, and before their first checkpoint: they begin anew, and nothing is missing. */
class EarlyKillsOfArchitecturesIT {
    private static final Map<String, Integer> ENGINES = Map.of("flink", 84, "dataflow", 85);
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        Path pipeline = Clicks.pipeline("early");
        stack = Stack.up(
                pipeline,
                22_400,
                Map.of(
                        "BRAID_ARCHITECTURES",
                        "flink,dataflow",
                        "BRAID_FLINK_CHECKPOINT_INTERVAL_MS",
                        "600000",
                        "BRAID_DATAFLOW_CHECKPOINT_INTERVAL_MS",
                        "600000"));
        verification = new Verification(stack, pipeline, "clicks");
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    void killedBeforeTheFirstCheckpoint_beginsAnew() throws Exception {
        assertThat(Clicks.generate(stack, "31", 3_000).waitFor()).isZero();
        ENGINES.forEach((engine, port) -> {
            Awaitility.await("the progress of " + engine)
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> stack.status(port).path("partitions").size() > 0);
            stack.kill(engine);
        });

        stack.runWith(
                Map.of("BRAID_FLINK_CHECKPOINT_INTERVAL_MS", "1000", "BRAID_DATAFLOW_CHECKPOINT_INTERVAL_MS", "1000"),
                "up");

        for (String engine : List.copyOf(ENGINES.keySet())) {
            stack.awaitCaughtUp(engine);
            verification.checkAllViews(engine);
        }
    }
}
