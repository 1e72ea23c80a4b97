package braid.dataflow;

import braid.architectures.reach.WholeLog;
import braid.dataflow.model.PipelineCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.beam.sdk.PipelineResult;

/**
 * The pipeline over history: reads the log from its start to where it ends now, computes every row once and writes it into the tables of the
 * live run, which may go on meanwhile. Of two rows of a group the one of more events lasts, whichever run wrote it.
 */
final class BoundedRun {
    private BoundedRun() {}

    static int run(DataflowSettings settings) throws IOException, InterruptedException, ExecutionException {
        long start = System.nanoTime();
        try (WholeLog log = new WholeLog(settings.log(), settings.pipeline())) {
            log.requireAll();
        }
        PipelineResult result = new LogToCassandra(settings, true)
                .pipeline(FlinkRunnerSettings.bounded(settings))
                .run();
        PipelineResult.State state = result.waitUntilFinish();
        System.out.printf(
                "Beam computed %,d events anew in %.1f s.%n",
                new PipelineCounts(result).events(),
                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
        return state == PipelineResult.State.DONE ? 0 : 1;
    }
}
