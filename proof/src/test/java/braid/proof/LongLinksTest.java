package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who has far to go takes links that stand for several flushes, in the model for two. */
class LongLinksTest {
    private static void foldSome(Scene scene) {
        scene.begin(Scene.FIRST);
        for (int i = 0; i < 10; i++) {
            scene.fold(Scene.FIRST, 1);
            scene.world.requests().succeedAll();
        }
        scene.fold(Scene.FIRST, 0);
        scene.world.requests().succeedAll();
    }

    @ParameterizedTest
    @MethodSource("braid.proof.Scene#budgets")
    void reader_whoBegins_comesToTheEnd(long budget) {
        Scene scene = new Scene(budget);
        foldSome(scene);
        assertThat(scene.ask()).isEqualTo(10);
    }

    @Test
    void longLinks_areWhatIsRead() {
        Scene scene = new Scene(0, 1 << 20, EnumSet.of(Bug.LONG_LINK_LEAVES_OUT));
        foldSome(scene);
        assertThatThrownBy(scene::ask).isInstanceOf(Violation.class);
    }

    /** An owner who had lost the partition merged a flush whose place the next one's flush takes later. */
    @ParameterizedTest
    @MethodSource("braid.proof.Scene#budgets")
    void longLink_thatLeadsOffTheChain_holdsNobodyUp(long budget) {
        Scene scene = new Scene(budget);
        scene.begin(Scene.FIRST);
        scene.fold(Scene.FIRST, 5);
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST));
        scene.fold(Scene.FIRST, 2);
        scene.begin(Scene.SUCCESSOR);
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST));
        scene.fold(Scene.FIRST, 0);
        scene.world.requests().succeed(scene.flushOf(Scene.FIRST) + " of visits-1048576 segment 0 [0,7)");
        scene.fold(Scene.SUCCESSOR, 5);
        scene.world.requests().succeed(scene.flushOf(Scene.SUCCESSOR));
        assertThat(scene.ask()).isEqualTo(10);
    }
}
