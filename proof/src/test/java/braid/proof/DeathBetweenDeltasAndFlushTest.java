package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.boundary.Partition;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An instance dies when its deltas of ten events are durable and its flush is not; its successor flushes five of them. Where the two wrote
 * versions of one row, the later offset lasted and the successor's answer was too small.
 */
class DeathBetweenDeltasAndFlushTest {
    private static final Partition VISITS = new Partition(Shop.VISITS, 0);
    private static final int DEAD = 0;
    private static final int SUCCESSOR = 1;

    private final World world =
            new World(new Setup(1, 2, 1, 1, 0, 1 << 20, EnumSet.noneOf(Bug.class)), new Tally(), null);
    private final Reader reader = world.reader(0);

    @BeforeEach
    void tenEventsAreFolded_andTheirDeltasDurable() {
        Random random = new Random(1);
        while (world.log().end(VISITS) < 10) {
            world.log().append(VISITS, world.millis(), random);
        }
        begin(DEAD);
        world.instance(DEAD).fold(VISITS, 10);
        world.instance(DEAD).flush(VISITS, world.nanos());
        while (world.requests().has("writes a delta")) {
            world.requests().succeed("writes a delta");
        }
    }

    @Test
    void successor_thatFlushesLess_isAnsweredExactly() {
        world.instance(DEAD).die();
        flushFive();
        assertThat(reader.askAll()).isTrue();
        assertThat(reader.shown()).containsEntry(VISITS, 5L);
    }

    /** The reader's own check compares each answer with the events. */
    @Test
    void flushOfTheDead_thatArrivesLater_changesNothing() {
        world.requests().linger("writes the flush of " + VISITS);
        world.instance(DEAD).die();
        flushFive();
        assertThat(reader.askAll()).isTrue();
        world.requests().arrive("writes the flush of " + VISITS);
        assertThat(reader.askAll()).isTrue();
        world.instance(SUCCESSOR).fold(VISITS, 10);
        world.instance(SUCCESSOR).flush(VISITS, world.nanos());
        world.requests().succeedAll();
        world.pace().pause(100_000_000);
        assertThat(reader.askAll()).isTrue();
        assertThat(reader.shown()).containsEntry(VISITS, 10L);
    }

    /** It was seen before the successor wrote: readers do not go back behind it. */
    @Test
    void flushOfTheDead_thatWasSeen_isNotForgotten() {
        world.requests().succeed("writes the flush of " + VISITS);
        assertThat(reader.askAll()).isTrue();
        assertThat(reader.shown()).containsEntry(VISITS, 10L);
        world.instance(DEAD).die();
        begin(SUCCESSOR);
        assertThat(reader.askAll()).isTrue();
        assertThat(reader.shown()).containsEntry(VISITS, 10L);
    }

    private void flushFive() {
        begin(SUCCESSOR);
        world.instance(SUCCESSOR).fold(VISITS, 5);
        world.instance(SUCCESSOR).flush(VISITS, world.nanos());
        while (world.requests().has("epoch 2")) {
            world.requests().succeed("epoch 2");
        }
    }

    private void begin(int slot) {
        world.instance(slot).rebalanced(Map.of(VISITS, slot), world.nanos());
        while (!world.instance(slot).begin(VISITS, world.nanos())) {
            world.requests().succeed(world.instance(slot).name());
        }
    }
}
