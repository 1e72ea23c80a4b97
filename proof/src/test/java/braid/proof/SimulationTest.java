package braid.proof;

import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SCHEDULES = Integer.getInteger("braid.test.schedules", 10_000);
    private static final long FIRST = Long.getLong("braid.test.first.schedule", 1);

    @Test
    void everySchedule_givesExactAnswers_andAllOfThemInTheEnd() {
        for (long seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
            Schedule schedule = Schedule.random(seed, null);
            if (Simulation.run(schedule).isPresent()) {
                fail(Simulation.story(schedule));
            }
        }
    }
}
