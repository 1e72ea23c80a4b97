package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A reader has followed the flush of an owner who had lost the partition, and the new owner's flush takes its place and goes further. Found
 * by the simulation: no flush ever begins behind where the reader is when no more events come, and it waited for one.
 */
class ChainThatWasLeftTest {
    @ParameterizedTest
    @MethodSource("braid.proof.Scene#budgets")
    void reader_whoFollowedTheLoser_comesToTheWinnersEnd(long budget) {
        Scene scene = new Scene(budget);
        scene.begin(Scene.FIRST);
        scene.fold(Scene.FIRST, 5);
        scene.begin(Scene.SUCCESSOR);
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST));
        assertThat(scene.ask()).isEqualTo(5);
        scene.fold(Scene.SUCCESSOR, 10);
        scene.world.requests().succeed(scene.flushOf(Scene.SUCCESSOR));
        assertThat(scene.ask()).isEqualTo(10);
    }
}
