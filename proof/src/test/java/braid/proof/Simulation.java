package braid.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs schedules. */
final class Simulation {
    private final Tally tally = new Tally();

    Tally tally() {
        return tally;
    }

    /** What does not hold in a schedule. */
    Optional<Violation> run(Schedule schedule) {
        return run(schedule, null);
    }

    private Optional<Violation> run(Schedule schedule, List<String> story) {
        try {
            World world = new World(schedule.setup(), tally, story);
            schedule.steps().forEach(world::step);
            world.comeToRest();
            return Optional.empty();
        } catch (Violation e) {
            return Optional.of(e);
        } catch (RuntimeException e) {
            return Optional.of(new Violation("somebody fails: " + e, e));
        }
    }

    /** The schedule that was found, with less in it, as a story. */
    String story(Schedule found) {
        Schedule shrunk = new Shrinking(this, found).shrunk();
        List<String> lines = new ArrayList<>();
        Violation violation = run(shrunk, lines).orElseThrow();
        return "\nSchedule " + found.seed() + ", shrunk from " + found.steps().size() + " to "
                + shrunk.steps().size() + " steps, with " + shrunk.setup() + ":\n- " + String.join("\n- ", lines)
                + "\nThat is wrong: " + violation.getMessage();
    }
}
