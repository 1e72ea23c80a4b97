package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Three owners: the second has taken the partition over before the first one's last flush is there, and the third after it. The second one's
 * flush, which begins where that one does, comes when the third has gone on behind it. Found in a story of the simulation: it took the place of a flush
 * that the chain rested on, and nobody was answered until somebody else took the partition over.
 */
class FlushThatComesLateTest {
    @ParameterizedTest
    @MethodSource("braid.proof.Scene#budgets")
    void chain_thatAnOwnerHasGoneOnFrom_isNotBrokenByAnEarlierOne(long budget) {
        assertThat(shown(new Scene(budget))).isEqualTo(10);
    }

    @ParameterizedTest
    @MethodSource("braid.proof.Scene#budgets")
    void chain_thatWasNotSettled_isBroken(long budget) {
        Scene scene = new Scene(budget, EnumSet.of(Bug.END_NOT_SETTLED));
        assertThat(shown(scene)).isEqualTo(3);
    }

    private static long shown(Scene scene) {
        scene.begin(Scene.FIRST);
        scene.fold(Scene.FIRST, 5);
        scene.begin(Scene.SUCCESSOR);
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST));
        scene.fold(Scene.SUCCESSOR, 3);
        scene.world.requests().linger(scene.flushOf(Scene.SUCCESSOR));
        scene.begin(Scene.THIRD);
        scene.world.requests().arrive(scene.flushOf(Scene.SUCCESSOR));
        scene.fold(Scene.THIRD, 10);
        scene.world.requests().succeed(scene.flushOf(Scene.THIRD));
        return scene.ask();
    }
}
