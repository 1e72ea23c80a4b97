package braid.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.EmptyWarehouse;
import braid.batch.run.Runs.RunBody;
import braid.batch.run.report.ReportBook;
import braid.batch.run.report.RunMetrics;
import braid.batch.run.report.RunReport;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.BegunRuns;
import braid.storage.warehouse.publication.Lease;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batch layers that follow one another over one warehouse, each with its timer; what a run does, the test says. */
class RunsTest {
    private static final Duration EVERY = Duration.ofMinutes(1);
    /** Much shorter than a test waits: who is stopped at a bad moment leaves a lease that runs out by itself. */
    private static final Duration LEASE = Duration.ofSeconds(3);

    private static final int MANY_INTERVALS = 200;
    private static final int SECONDS = 20;
    private static final ReportBook NO_BOOK = new ReportBook() {
        @Override
        public void keep(long cut, String json) {}

        @Override
        public String last() {
            return null;
        }
    };

    private final Set<LayerProcess> living = new LinkedHashSet<>();
    private Warehouse warehouse;

    @BeforeEach
    void open() throws SQLException {
        warehouse = EmptyWarehouse.of(EmptyWarehouse.PIPELINE);
    }

    @AfterEach
    void close() {
        living.forEach(LayerProcess::close);
        warehouse.close();
    }

    /** An hour passes each time that it is asked: every interval is over at once, stretched or not. */
    private static final class HastyClock extends Clock {
        private final AtomicLong hours = new AtomicLong();
        private final Semaphore asked = new Semaphore(0);

        @Override
        public Instant instant() {
            asked.release();
            return Instant.parse("2024-02-29T12:00:00Z").plus(Duration.ofHours(hours.incrementAndGet()));
        }

        void awaitIntervals() throws InterruptedException {
            asked.drainPermits();
            // Asked at most three times in an interval: by whoever waits for it, for the next one, and for a status.
            assertThat(asked.tryAcquire(3 * MANY_INTERVALS, SECONDS, TimeUnit.SECONDS))
                    .as("intervals go by")
                    .isTrue();
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    private final class LayerProcess implements AutoCloseable {
        private final HastyClock clock = new HastyClock();
        private final Semaphore begun = new Semaphore(0);
        private final AtomicLong bodies = new AtomicLong();
        private final Metrics metrics = new Metrics();
        private final Lease right =
                new Lease(warehouse, EmptyWarehouse.PIPELINE, UUID.randomUUID().toString(), LEASE);
        private final LeaseKeeper keeper = new LeaseKeeper(right, LEASE);
        private final Runs runs;

        LayerProcess(RunBody body) {
            RunBody counted = (full, report, state) -> {
                bodies.incrementAndGet();
                state.accept("recompute");
                begun.release();
                body.execute(full, report, state);
            };
            runs = new Runs(
                    () -> counted,
                    keeper,
                    NO_BOOK,
                    new BegunRuns(warehouse, EmptyWarehouse.PIPELINE),
                    new RunMetrics(metrics),
                    EVERY,
                    clock);
            Gauges.register(metrics, runs::tell);
            living.add(this);
        }

        void awaitRuns(int more) throws InterruptedException {
            assertThat(begun.tryAcquire(more, SECONDS, TimeUnit.SECONDS))
                    .as("runs begin")
                    .isTrue();
        }

        /** What SIGKILL leaves behind, once the lease has run out: its thread goes nowhere and its heart beats no more. */
        void kill() throws SQLException {
            living.remove(this);
            keeper.close();
            right.release();
        }

        /** What comes of a run that somebody asks for, who waits for it. */
        CompletableFuture<Map<String, Object>> asked() {
            return CompletableFuture.supplyAsync(() -> runs.request(false), task -> {
                Thread thread = new Thread(task, "operator");
                thread.setDaemon(true);
                thread.start();
            });
        }

        Map<String, Object> status() {
            Map<String, Object> status = new LinkedHashMap<>();
            runs.describe(status);
            return status;
        }

        String scraped() {
            return new String(metrics.scrape(null).body(), StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            runs.close();
            keeper.close();
        }
    }

    private static void dies(boolean full, RunReport report, Consumer<String> state) {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("Nobody stops a process that was killed.", e);
        }
    }

    private static void succeeds(boolean full, RunReport report, Consumer<String> state) {}

    private void diesInItsFirstRun() throws SQLException, InterruptedException {
        LayerProcess process = new LayerProcess(RunsTest::dies);
        process.runs.start();
        process.awaitRuns(1);
        process.kill();
    }

    @Test
    void runThatDiesEachTime_isBegunThreeTimes_thenSaysSo_untilAnOperatorsAttemptSucceeds() throws Exception {
        for (int died = 0; died < DeadRuns.MOST; died++) {
            diesInItsFirstRun();
        }
        try (LayerProcess process = new LayerProcess(RunsTest::succeeds)) {
            process.runs.start();
            process.clock.awaitIntervals();
            process.runs.soon();
            process.clock.awaitIntervals();
            assertThat(process.bodies).hasValue(0);
            assertThat(process.status()).containsEntry("state", "idle").containsEntry("next_run", null);
            assertThat((String) process.status().get("dead_runs_warning"))
                    .contains("died in its last 3 runs", "step 'recompute'", "No run is begun by itself any more")
                    .contains("BRAID_JVM_BATCH_LAYER=-Xmx2g", "`braid batch run` tries once more");
            assertThat(process.scraped()).contains("braid_batch_dead_runs 3.0\n");

            assertThat(process.runs.request(false))
                    .containsEntry("died_before", DeadRuns.MOST)
                    .containsEntry("error", null);
            process.awaitRuns(3);
            assertThat(process.status()).doesNotContainKey("dead_runs_warning");
            assertThat(process.scraped()).contains("braid_batch_dead_runs 0.0\n");
        }
        try (LayerProcess successor = new LayerProcess(RunsTest::succeeds)) {
            successor.runs.start();
            successor.awaitRuns(1);
        }
    }

    @Test
    void operatorsAttemptThatDiesToo_countsWithTheOthers() throws Exception {
        for (int died = 0; died < DeadRuns.MOST; died++) {
            diesInItsFirstRun();
        }
        LayerProcess attempted = new LayerProcess(RunsTest::dies);
        attempted.runs.start();
        attempted.asked();
        attempted.awaitRuns(1);
        attempted.kill();
        try (LayerProcess process = new LayerProcess(RunsTest::succeeds)) {
            process.runs.start();
            process.clock.awaitIntervals();
            assertThat(process.bodies).hasValue(0);
            assertThat((String) process.status().get("dead_runs_warning")).contains("died in its last 4 runs");
        }
    }

    @Test
    void deadRuns_thatCouldNotBeAskedForAtTheStart_areAskedForBeforeARunIsBegun() throws Exception {
        for (int died = 0; died < DeadRuns.MOST; died++) {
            diesInItsFirstRun();
        }
        sql("ALTER TABLE \"braid\".\"lease\" RENAME TO \"away\"");
        try (LayerProcess process = new LayerProcess(RunsTest::succeeds)) {
            process.runs.start();
            process.clock.awaitIntervals();
            assertThat(process.scraped()).doesNotContain("braid_batch_dead_runs ");
            sql("ALTER TABLE \"braid\".\"away\" RENAME TO \"lease\"");
            process.clock.awaitIntervals();
            assertThat(process.bodies).hasValue(0);
            assertThat(process.status()).containsKey("dead_runs_warning");
            assertThat(process.runs.request(false)).containsEntry("died_before", DeadRuns.MOST);
        }
    }

    @Test
    void whoIsStoppedWhileItWaits_forgetsNobodyElsesRun() throws Exception {
        LayerProcess other = new LayerProcess(RunsTest::dies);
        other.runs.start();
        other.awaitRuns(1);
        LayerProcess waiting = new LayerProcess(RunsTest::succeeds);
        CompletableFuture<Map<String, Object>> asked = waiting.asked();
        assertThat(waiting.clock.asked.tryAcquire(SECONDS, TimeUnit.SECONDS)).isTrue();
        waiting.close();
        assertThat(asked).failsWithin(Duration.ofSeconds(SECONDS));
        other.kill();
        try (LayerProcess process = new LayerProcess(RunsTest::succeeds)) {
            assertThat(process.runs.request(false)).containsEntry("died_before", 1);
        }
    }

    @Test
    void errorInARun_isItsFailure_andRunsGoOn() throws Exception {
        try (LayerProcess process = new LayerProcess((full, report, state) -> {
            throw new StackOverflowError();
        })) {
            process.runs.start();
            process.awaitRuns(3);
            assertThat(process.status()).doesNotContainKey("dead_runs_warning");
            assertThat((Map<?, ?>) process.status().get("last_run"))
                    .extracting("error")
                    .asString()
                    .contains("StackOverflowError");
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = warehouse.connection();
                Statement rename = connection.createStatement()) {
            rename.execute(statement);
        }
    }
}
