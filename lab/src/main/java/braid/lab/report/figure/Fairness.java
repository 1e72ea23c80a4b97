package braid.lab.report.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules without which figures side by side are no comparison, checked over what was kept. */
final class Fairness {
    private Fairness() {}

    /**
     * What is broken of one scenario's trials; empty where they can be compared.
     *
     * @param cells of that scenario
     */
    static List<String> broken(List<Cell> cells) {
        List<String> broken = new ArrayList<>();
        TreeSet<String> logs = new TreeSet<>();
        TreeMap<Integer, String> repetitions = new TreeMap<>();
        for (Cell cell : cells) {
            cell.trials().forEach(trial -> logs.add(trial.recording()));
            repetitions.merge(cell.trials().size(), cell.architecture(), (a, b) -> a + " and " + b);
        }
        if (logs.size() > 1) {
            broken.add("not all ran over the same log: " + String.join(", ", logs));
        }
        if (repetitions.size() > 1) {
            broken.add("not all ran equally often: " + repetitions);
        }
        return broken;
    }
}
