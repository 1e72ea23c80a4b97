package braid.batch.run;

import braid.batch.run.LeaseKeeper.Hold;
import braid.batch.run.report.LastReport;
import braid.batch.run.report.ReportBook;
import braid.batch.run.report.RunMetrics;
import braid.batch.run.report.RunReport;
import braid.service.metrics.Gauges;
import braid.storage.warehouse.publication.BegunRuns;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does runs one after another: at every interval, when the log has grown by enough, and when asked. Also what {@code /status} says about them.
 *
 * <p>An interval counts from one run's start to the next one's; a run that takes longer is followed by the next at once.
 */
public final class Runs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final String IDLE = "idle";
    /** One run at work and one waiting; a third would only occupy a thread. */
    private static final int ASKED_AT_ONCE = 2;

    private final Supplier<? extends RunBody> run;
    private final LeaseKeeper lease;
    private final LastReport last;
    private final DeadRuns dead;
    private final RunMetrics metrics;
    private final Clock clock;
    private final RunSchedule schedule;
    private final ReentrantLock one = new ReentrantLock(true);
    private final Semaphore asked = new Semaphore(ASKED_AT_ONCE);
    private final Thread timer = new Thread(this::tick, "runs");
    private volatile String state = IDLE;
    /** The run at work, or one that waits for another process's; {@code null} without. */
    private volatile Current current;

    private record Current(Thread worker, RunReport report) {}

    /** What a run does, under the lease. */
    @FunctionalInterface
    public interface RunBody {
        /**
         * Runs all steps, filling {@code report}.
         *
         * @param full recompute every window, not only those that new events touch
         * @param state told the name of each step as it begins
         */
        void execute(boolean full, RunReport report, Consumer<String> state) throws SQLException;
    }

    /**
     * @param run gives the run to execute; may block until the session is up
     * @param every zero for runs on request only
     */
    public Runs(
            Supplier<? extends RunBody> run,
            LeaseKeeper lease,
            ReportBook reports,
            BegunRuns begun,
            RunMetrics metrics,
            Duration every,
            Clock clock) {
        this.run = run;
        this.lease = lease;
        this.last = new LastReport(reports);
        this.dead = new DeadRuns(begun);
        this.metrics = metrics;
        this.clock = clock;
        this.schedule = new RunSchedule(every, clock);
        timer.setDaemon(true);
    }

    /** Starts the timer. */
    public void start() {
        timer.start();
    }

    /** Sets the interval; zero switches it off. The next run comes one interval from now. */
    public void every(Duration interval) {
        schedule.every(interval);
    }

    /** Has a run done now, unless one is at work. */
    public void soon() {
        if (isIdle()) {
            schedule.soon();
        }
    }

    /**
     * Does one run, after the one at work if there is one.
     *
     * @throws IllegalStateException if the run failed, or two are being done already
     */
    public Map<String, Object> request(boolean full) {
        if (!asked.tryAcquire()) {
            throw new IllegalStateException("A run is at work and another is waiting; ask again when they are done.");
        }
        try {
            RunReport report = execute(full, false);
            if (report.error() != null) {
                throw new IllegalStateException(report.error());
            }
            return report.asMap();
        } finally {
            asked.release();
        }
    }

    private RunReport execute(boolean full, boolean byItself) {
        one.lock();
        RunReport report = new RunReport(clock.instant(), full);
        current = new Current(Thread.currentThread(), report);
        try {
            RunBody work = run.get();
            try (Hold hold = lease.hold()) {
                if (byItself) {
                    dead.requireFew();
                }
                report.diedBefore(dead.begin(clock.instant()));
                work.execute(full, report, this::step);
                report.finish(clock.instant(), null);
            }
            LOG.info("Cut {} is published: {}", report.cut(), report.asMap());
        } catch (InterruptedException e) {
            report.finish(clock.instant(), "The batch layer was stopped.");
        } catch (Throwable e) {
            // Errors too: a plan that is too deep for the stack ends a run, and must not end the timer.
            report.finish(clock.instant(), Causes.sentence(e));
            LOG.error("The run failed: {}", report.error(), e);
        } finally {
            Thread.interrupted();
            current = null;
            if (report.hasBegun()) {
                dead.end();
            }
            last.is(report);
            metrics.count(report);
            last.keep(report);
            state = IDLE;
            one.unlock();
        }
        return report;
    }

    private void step(String name) {
        state = name;
        dead.step(name);
    }

    private void tick() {
        try {
            learn();
            while (schedule.awaitNext()) {
                if (!dead.stopped()) {
                    execute(false, true);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks how the runs of earlier processes have fared, unless another batch layer is at work. */
    private void learn() throws InterruptedException {
        one.lock();
        try (Hold hold = lease.hold()) {
            dead.learn();
        } catch (SQLException | IllegalStateException e) {
            LOG.info("Whether earlier runs have ended is not known: {}", e.getMessage());
        } finally {
            one.unlock();
        }
        schedule.stretch(dead::stretched);
    }

    /** Whether no run is at work. */
    public boolean isIdle() {
        return state.equals(IDLE);
    }

    /** Tells Prometheus what runs are doing, and how those of earlier processes have fared. */
    public void tell(Gauges seen) {
        seen.gauge("braid_batch_running", "1 while a run is at work.", isIdle() ? 0 : 1);
        dead.count()
                .ifPresent(count -> seen.gauge(
                        "braid_batch_dead_runs",
                        "Runs, one after another, in which the batch layer died; from " + DeadRuns.MOST
                                + " on none is begun by itself, and /status says what to do.",
                        count));
    }

    /** Adds what is known about runs to a status. */
    public void describe(Map<String, Object> status) {
        status.put("state", state);
        schedule.describe(status, dead.stopped());
        dead.warning().ifPresent(warning -> status.put("dead_runs_warning", warning));
        status.put("last_run", last.asMap());
    }

    /** Shows the newest report of an earlier process, until this one has its own. */
    public void recall() {
        last.recall();
    }

    /** Drops the run at work, if there is one. */
    @Override
    public void close() {
        schedule.close();
        timer.interrupt();
        Current stopped = current;
        if (stopped != null) {
            stopped.worker().interrupt();
            if (stopped.report().hasBegun()) {
                dead.end();
            }
        }
    }
}
