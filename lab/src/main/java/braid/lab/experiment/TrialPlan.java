package braid.lab.experiment;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Which trials there are, in the order in which they run: by chance, so that what changes in the machine meanwhile favours nobody. The same seed gives
 * the same order.
 */
public record TrialPlan(List<Planned> trials) {
    /**
     * A trial to be run.
     *
     * @param number from 1, in the order of the plan
     * @param architecture its word, or that of the program that stands beside them
     * @param repetition from 1
     */
    public record Planned(int number, String architecture, String scenario, int repetition) {
        /** The name of its folder. */
        String folder() {
            return TrialPlan.folder(number, architecture, scenario, repetition);
        }

        /** {@code lambda, steady (1)}. */
        public String words() {
            return architecture + ", " + scenario + " (" + repetition + ")";
        }
    }

    static String folder(int number, String architecture, String scenario, int repetition) {
        return String.format(Locale.ROOT, "%03d-%s-%s-%d", number, architecture, scenario, repetition);
    }

    public static TrialPlan of(List<String> architectures, List<String> scenarios, int repetitions, long seed) {
        record Cell(String architecture, String scenario, int repetition) {}
        List<Cell> cells = new ArrayList<>();
        for (int repetition = 1; repetition <= repetitions; repetition++) {
            List<Cell> round = new ArrayList<>();
            for (String scenario : scenarios) {
                for (String architecture : architectures) {
                    round.add(new Cell(architecture, scenario, repetition));
                }
            }
            // A round after the other, so that one that is broken off has measured everybody alike.
            Collections.shuffle(round, new Random(seed + repetition));
            cells.addAll(round);
        }
        List<Planned> trials = new ArrayList<>();
        cells.forEach(cell ->
                trials.add(new Planned(trials.size() + 1, cell.architecture(), cell.scenario(), cell.repetition())));
        return new TrialPlan(List.copyOf(trials));
    }
}
