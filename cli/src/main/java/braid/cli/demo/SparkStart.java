package braid.cli.demo;

import braid.launcher.client.Api;
import braid.launcher.process.Pause;
import braid.launcher.start.StartListener;
import java.time.Duration;

/**
 * Waits for the batch layer's Spark. A stack is up before it, because answers need no batch layer; a demo begins after it, so that batch
 * runs are seen from the beginning and not while Spark's start still takes the processors.
 */
public final class SparkStart {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String NAME = "Spark";
    private static final long POLL_MS = 100;

    private SparkStart() {}

    /** Returns when Spark is up, has failed, or takes longer than two minutes: the demo shows what comes of it. */
    public static void await(Api batch, StartListener listener) {
        long begin = System.nanoTime();
        boolean waited = false;
        while (isStarting(batch) && System.nanoTime() - begin < PATIENCE.toNanos()) {
            listener.waiting(NAME, "warming up the batch layer");
            waited = true;
            Pause.millis(POLL_MS);
        }
        if (waited) {
            listener.ready(NAME, Duration.ofNanos(System.nanoTime() - begin), "");
        }
    }

    private static boolean isStarting(Api batch) {
        return batch.status()
                .map(status -> status.path("spark").asText())
                .filter(state -> state.equals("starting") || state.equals("warming up"))
                .isPresent();
    }
}
