package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An instance dies when its deltas of ten events are durable and its flush is not; its successor flushes five of them. Where the two wrote
 * versions of one row, the later offset lasted, and the successor's answer was too small.
 */
class DeathBetweenDeltasAndFlushTest {
    private final Scene scene = new Scene(1 << 20);

    @BeforeEach
    void deltasOfTenEvents_areDurable() {
        scene.begin(Scene.FIRST);
        scene.fold(Scene.FIRST, 10);
    }

    @Test
    void successor_thatFlushesLess_isAnsweredExactly() {
        scene.world.requests().linger(scene.flushOf(Scene.FIRST));
        scene.world.instance(Scene.FIRST).die();
        successorFlushesFive();
        assertThat(scene.ask()).isEqualTo(5);
    }

    @Test
    void flushOfTheDead_thatArrivesLater_changesNothing() {
        scene.world.requests().linger(scene.flushOf(Scene.FIRST));
        scene.world.instance(Scene.FIRST).die();
        successorFlushesFive();
        scene.world.requests().arrive(scene.flushOf(Scene.FIRST));
        assertThat(scene.ask()).isEqualTo(5);
        scene.fold(Scene.SUCCESSOR, 10);
        scene.world.requests().succeed(scene.flushOf(Scene.SUCCESSOR));
        assertThat(scene.ask()).isEqualTo(10);
    }

    @Test
    void flushOfTheDead_thatWasDurable_isGoneOnFrom() {
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST));
        scene.world.instance(Scene.FIRST).die();
        assertThat(scene.ask()).isEqualTo(10);
        scene.begin(Scene.SUCCESSOR);
        assertThat(scene.ask()).isEqualTo(10);
    }

    private void successorFlushesFive() {
        scene.begin(Scene.SUCCESSOR);
        scene.fold(Scene.SUCCESSOR, 5);
        scene.world.requests().succeed(scene.flushOf(Scene.SUCCESSOR));
    }
}
