package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import braid.answer.limit.LimitExceeded.Limit;
import braid.answer.limit.ReadLimits;
import braid.answer.read.ModelLog;
import braid.answer.sql.table.RunGuard;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SqlLimitsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private final ModelLog log = ModelLog.random(new Random(7), 400);

    @Test
    void storeThatDoesNotAnswer_isCancelledWhenTheTimeIsUp() {
        log.publish(0);
        log.hangs = new CompletableFuture<>();
        // What the driver does with a request that is cancelled.
        CompletableFuture.runAsync(() -> {
            await(log.cancelled);
            log.hangs.cancel(true);
        });
        SqlService hurried = service(new SqlLimits(Duration.ofMillis(300), 10, 1 << 28, 8), 1_000_000, 1 << 28);
        assertLimit(Limit.TIME, () -> hurried.answer("SELECT sales FROM total"));
        assertThat(log.cancelled).hasValue(2);
    }

    @Test
    void rowsReadThatTakeTooMuchMemory_endTheReads() {
        SqlService small = service(new SqlLimits(LONG, 10, 1 << 28, 8), 1_000_000, 2_000);
        assertLimit(Limit.MEMORY, () -> small.answer("SELECT SUM(sales) FROM by_shop"));
        assertThat(log.cancelled).hasPositiveValue();
        assertThat(small.answer("SELECT SUM(sales) FROM total WHERE window_start < TIMESTAMP '2001-01-01 00:01:00'")
                        .rows())
                .hasSize(1);
    }

    @Test
    void tooManyStoredRows_endTheReads() {
        SqlService small = service(new SqlLimits(LONG, 10, 1 << 28, 8), 3, 1 << 28);
        assertLimit(Limit.SCANNED_ROWS, () -> small.answer("SELECT SUM(sales) FROM by_shop"));
        assertThat(log.cancelled).hasPositiveValue();
    }

    @Test
    void answerThatTakesTooMuchMemory_isGivenUp() {
        SqlService small = service(new SqlLimits(LONG, 1_000_000, 400_000, 8), 1_000_000, 1 << 28);
        assertLimit(Limit.MEMORY, () -> small.answer("SELECT a.shop, b.shop FROM by_shop a, by_shop b"));
    }

    @Test
    void planThatAllocatesWhileMemoryIsShort_isGivenUp() {
        RunGuard guard = new RunGuard(Deadline.in(LONG), 1 << 20, 0, () -> true);
        assertLimit(Limit.MEMORY, () -> {
            for (int i = 0; i < 1_000; i++) {
                assertThat(new byte[1 << 14]).hasSize(1 << 14);
                guard.check();
            }
        });
        RunGuard roomy = new RunGuard(Deadline.in(LONG), 1 << 20, 0, () -> false);
        for (int i = 0; i < 1_000; i++) {
            assertThat(new byte[1 << 14]).hasSize(1 << 14);
            roomy.check();
        }
    }

    @Test
    void oneStatementMoreThanMayRun_isRefusedUntilOneHasEnded() {
        log.hangs = new CompletableFuture<>();
        SqlService one = service(new SqlLimits(LONG, 10, 1 << 28, 1), 1_000_000, 1 << 28);
        CompletableFuture<Void> first = CompletableFuture.runAsync(() -> one.answer("SELECT COUNT(*) FROM total"));
        await(log.asked);
        assertLimit(Limit.QUERIES, () -> one.answer("SELECT 1"));
        log.hangs.complete(List.of());
        first.join();
        log.hangs = null;
        assertThat(one.answer("SELECT COUNT(*) FROM total").rows()).hasSize(1);
    }

    private static void await(AtomicInteger count) {
        long end = System.nanoTime() + LONG.toNanos();
        while (count.get() == 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private void assertLimit(Limit limit, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        LimitExceeded.class, e -> assertThat(e.limit()).isEqualTo(limit))
                .hasMessageContaining(limit.key())
                .hasMessageContaining("BRAID_SERVING_");
    }

    private SqlService service(SqlLimits limits, int scanned, long bytes) {
        return new SqlService(
                ModelLog.PIPELINE, log.reader(Duration.ofSeconds(15), new ReadLimits(scanned, bytes)), limits);
    }
}
