package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each rule of the protocol, broken: without it some answer is wrong, or none ever comes. */
class RulesTest {
    private static final int WITHIN = 2_000;

    private final Simulation simulation = new Simulation();

    @ParameterizedTest
    @EnumSource(Bug.class)
    void ruleThatIsBroken_isNoticed(Bug bug) {
        for (long seed = 1; seed <= WITHIN; seed++) {
            if (simulation.run(Schedule.random(seed, bug)).isPresent()) {
                return;
            }
        }
        fail(bug + " is not noticed within " + WITHIN + " schedules");
    }
}
