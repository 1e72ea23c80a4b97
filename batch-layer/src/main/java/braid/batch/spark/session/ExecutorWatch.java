package braid.batch.spark.session;

import braid.service.Repeated;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the jobs of a cluster that has had no executor for a while. Spark itself waits for one for ever, and a run with it. */
final class ExecutorWatch implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutorWatch.class);
    /** What Spark lists as the first executor of a cluster is the driver. */
    private static final int DRIVER_ALONE = 1;

    private final SparkContext spark;
    private final Duration patience;
    private final ScheduledExecutorService clock;
    private long waitingSince;
    private boolean waiting;

    private ExecutorWatch(SparkContext spark, Duration patience, ScheduledExecutorService clock) {
        this.spark = spark;
        this.patience = patience;
        this.clock = clock;
    }

    /** Watches until the context is stopped. A local master has its executor in this process, and needs no watch. */
    static void over(SparkContext spark, Duration patience) {
        if (!spark.isLocal()) {
            ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread thread = new Thread(task, "executors");
                thread.setDaemon(true);
                return thread;
            });
            clock.scheduleWithFixedDelay(
                    new Repeated(new ExecutorWatch(spark, patience, clock)), 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public void run() {
        if (spark.isStopped()) {
            clock.shutdown();
            return;
        }
        int[] jobs = spark.statusTracker().getActiveJobIds();
        if (jobs.length == 0 || spark.statusTracker().getExecutorInfos().length > DRIVER_ALONE) {
            waiting = false;
        } else if (!waiting) {
            waiting = true;
            waitingSince = System.nanoTime();
        } else if (System.nanoTime() - waitingSince > patience.toNanos()) {
            String reason = "because " + spark.master() + " has given no executor for " + patience.toSeconds()
                    + " s (spark.executors.patience.seconds); see whether its workers are up";
            LOG.error("{} jobs end {}", jobs.length, reason);
            for (int job : jobs) {
                spark.cancelJob(job, reason);
            }
        }
    }
}
