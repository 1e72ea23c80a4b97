package braid.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Looks for the shortest schedule that still goes wrong: leaves out steps, many at once and then fewer, and what happens inside of steps. */
final class Shrinking {
    private static final int MOST_RUNS = 3_000;

    private final Simulation simulation;
    private Schedule best;
    private int runs;

    Shrinking(Simulation simulation, Schedule found) {
        this.simulation = simulation;
        best = found;
    }

    Schedule shrunk() {
        int before;
        do {
            before = best.steps().size();
            for (int size = Math.max(1, best.steps().size() / 2); size >= 1; size /= 2) {
                leaveOut(size);
            }
        } while (best.steps().size() < before);
        for (int i = 0; i < best.steps().size(); i++) {
            int at = i;
            Schedule.Step step = best.steps().get(i);
            change(steps -> {
                steps.set(at, new Schedule.Step(step.seed(), true));
                return steps;
            });
        }
        leaveOut(1);
        return best;
    }

    private void leaveOut(int size) {
        for (int from = best.steps().size() - size; from >= 0; from -= size) {
            int first = from;
            change(steps -> {
                steps.subList(first, Math.min(steps.size(), first + size)).clear();
                return steps;
            });
            from = Math.min(from, best.steps().size());
        }
    }

    private void change(UnaryOperator<List<Schedule.Step>> by) {
        Schedule changed = best.with(by.apply(new ArrayList<>(best.steps())));
        if (runs++ < MOST_RUNS && simulation.run(changed).isPresent()) {
            best = changed;
        }
    }
}
