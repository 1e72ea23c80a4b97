package braid.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final int SCHEDULES = Integer.getInteger("braid.test.schedules", 10_000);
    private static final long FIRST = Long.getLong("braid.test.first.schedule", 1);

    private final Simulation simulation = new Simulation();

    @Test
    void everySchedule_givesExactAnswers_andAllOfThemInTheEnd() {
        for (long seed = FIRST; seed < FIRST + SCHEDULES; seed++) {
            Schedule schedule = Schedule.random(seed, null);
            if (simulation.run(schedule).isPresent()) {
                fail(simulation.story(schedule));
            }
        }
        System.out.println(SCHEDULES + " schedules from " + FIRST + " on: " + simulation.tally());
        // A simulation that refuses everything would find nothing.
        assertThat(simulation.tally().answers()).isGreaterThan(5L * SCHEDULES);
    }
}
