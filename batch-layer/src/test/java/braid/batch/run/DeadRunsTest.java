package braid.batch.run;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.EmptyWarehouse;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.BegunRuns;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Processes that follow one another, each with its own {@link DeadRuns} over one warehouse. */
class DeadRunsTest {
    private static final Instant NOON = Instant.parse("2024-02-29T12:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Warehouse warehouse;

    @BeforeEach
    void open() throws SQLException {
        warehouse = EmptyWarehouse.of(EmptyWarehouse.PIPELINE);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private DeadRuns process() throws SQLException {
        DeadRuns process = new DeadRuns(new BegunRuns(warehouse, EmptyWarehouse.PIPELINE));
        process.learn();
        return process;
    }

    @Test
    void runsThatEnd_areNotDead() throws SQLException {
        DeadRuns first = process();
        assertThat(first.begin(NOON)).isZero();
        first.end();
        assertThat(process().warning()).isEmpty();
        assertThat(process().stretched(MINUTE)).isEqualTo(MINUTE);
    }

    @Test
    void runThatDied_isToldToTheNextProcess_withItsStep() throws SQLException {
        DeadRuns first = process();
        first.begin(NOON);
        first.step("land");
        DeadRuns second = process();
        assertThat(second.warning()).hasValueSatisfying(said -> assertThat(said)
                .contains("died in its last run", "2024-02-29T12:00:00Z", "'land'", "BRAID_JVM_BATCH_LAYER"));
        assertThat(second.stretched(MINUTE)).isEqualTo(MINUTE.multipliedBy(2));
        assertThat(second.stopped()).isFalse();
    }

    @Test
    void threeDeadRunsInARow_leaveTheNextToAPerson_untilOneEnds() throws SQLException {
        for (int died = 0; died < DeadRuns.MOST; died++) {
            assertThat(process().stopped()).isFalse();
            assertThat(process().begin(NOON)).isEqualTo(died);
        }
        DeadRuns fourth = process();
        assertThat(fourth.stopped()).isTrue();
        assertThat(fourth.warning().orElseThrow()).contains("3 runs", "No run is begun by itself", "`braid batch run`");
        assertThat(fourth.begin(NOON)).isEqualTo(DeadRuns.MOST);
        fourth.end();
        assertThat(fourth.warning()).isEmpty();
        assertThat(process().stopped()).isFalse();
    }
}
