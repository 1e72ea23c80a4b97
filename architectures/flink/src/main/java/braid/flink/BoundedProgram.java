package braid.flink;

import braid.architectures.reach.WholeLog;
import braid.flink.table.EventSchema;
import braid.flink.table.RowOrder;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.RuntimeExecutionMode;

/**
 * The program in batch mode: reads the log from its start to where it ends now, computes every row once and writes it into the tables of
 * the streaming job, which may run meanwhile.
 *
 * <p>All rows carry the moment of the start as their order. What the streaming job wrote before it is in the part of the log that the run
 * reads; what it writes after it lasts.
 */
final class BoundedProgram {
    private BoundedProgram() {}

    static int run(FlinkSettings settings) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        try (WholeLog log = new WholeLog(settings.log(), settings.pipeline())) {
            log.begin(settings.batchGroup());
        }
        settings.program(true, RowOrder.next())
                .execute(RuntimeExecutionMode.BATCH, FlinkOptions.of(settings))
                .await();
        System.out.printf(
                "Flink computed %,d events anew in %.1f s.%n",
                EventSchema.events(),
                Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3);
        return 0;
    }
}
