package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Each rule of the protocol, broken. */
class RulesTest {
    private static final int WITHIN = 10_000;
    private static final int HARMLESS_FOR = 500;

    private final Simulation simulation = new Simulation();

    /** Without it some answer is wrong, or none ever comes. */
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {
                // Chance needs a hundred thousand schedules: FlushThatComesLateTest.
                "END_NOT_SETTLED",
                "END_READ_BEFORE_EPOCH",
                "EPOCHS_GO_DOWN",
                "HIGH_WATER_FORGOTTEN",
                "DROPPED_WITHOUT_GRACE",
                "ACKNOWLEDGED_NOT_SEEN",
                "DROPPED_COMES_BACK"
            })
    void ruleThatExactnessNeeds_isMissedWhenBroken(Bug bug) {
        for (long seed = 1; seed <= WITHIN; seed++) {
            if (simulation.run(Schedule.random(seed, bug)).isPresent()) {
                return;
            }
        }
        fail(bug + " is not noticed within " + WITHIN + " schedules");
    }

    /** These save work, or spare a reader a refusal; docs/proof.md says why answers are right without them. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "END_READ_BEFORE_EPOCH",
                "EPOCHS_GO_DOWN",
                "HIGH_WATER_FORGOTTEN",
                "DROPPED_WITHOUT_GRACE",
                "ACKNOWLEDGED_NOT_SEEN",
                "DROPPED_COMES_BACK"
            })
    void ruleThatExactnessDoesNotNeed_isNotMissed(Bug bug) {
        for (long seed = 1; seed <= HARMLESS_FOR; seed++) {
            assertThat(simulation.run(Schedule.random(seed, bug))).isEmpty();
        }
    }
}
