package braid.lab.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrialPlanTest {
    private static final List<String> ARCHITECTURES = List.of("lambda", "kappa", "flink");
    private static final List<String> SCENARIOS = List.of("steady", "crash");

    @Test
    void everyRepetition_hasEveryTrialOnce_beforeTheNext() {
        TrialPlan plan = TrialPlan.of(ARCHITECTURES, SCENARIOS, 3, 7);

        assertThat(plan.trials()).hasSize(18);
        assertThat(plan.trials().stream().map(TrialPlan.Planned::folder)).doesNotHaveDuplicates();
        for (int round = 0; round < 3; round++) {
            int repetition = round + 1;
            assertThat(plan.trials().subList(round * 6, round * 6 + 6))
                    .allMatch(trial -> trial.repetition() == repetition);
        }
    }

    @Test
    void sameSeed_isTheSameOrder_andAnotherIsNot() {
        assertThat(TrialPlan.of(ARCHITECTURES, SCENARIOS, 3, 7))
                .isEqualTo(TrialPlan.of(ARCHITECTURES, SCENARIOS, 3, 7));
        assertThat(TrialPlan.of(ARCHITECTURES, SCENARIOS, 3, 7))
                .isNotEqualTo(TrialPlan.of(ARCHITECTURES, SCENARIOS, 3, 8));
    }
}
