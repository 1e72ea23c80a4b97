package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One who was taken for dead comes back in the middle of beginning, and takes the partition over from its rightful owner before it hears that
 * it lost it. Found by the simulation: the owner's flushes had a lower epoch from then on, no chain led to them, and it did not notice.
 */
class OwnerWhoWasOustedTest {
    @ParameterizedTest
    @MethodSource("braid.proof.Scene#budgets")
    void owner_whoWasOusted_takesOverAgain(long budget) {
        Scene scene = new Scene(budget);
        scene.begin(Scene.SUCCESSOR);
        scene.begin(Scene.FIRST);
        scene.fold(Scene.FIRST, 3);
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST));
        scene.world.instance(Scene.FIRST).die();
        for (int i = 0; i < 10; i++) {
            scene.world.pace().pause(100_000_000);
            scene.world.instance(Scene.SUCCESSOR).workOff(scene.world.nanos());
            scene.world.requests().succeedAll();
        }
        assertThat(scene.ask()).isEqualTo(10);
    }
}
