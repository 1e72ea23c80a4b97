package braid.lab.report.figure;

import braid.lab.experiment.Contender;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Judgement;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * All repetitions of one architecture under one scenario. Figures of truth are of the worst of them; figures of speed and cost are medians, and of
 * none unless all were right at last.
 */
public record Cell(String scenario, String architecture, List<TrialResult> trials) {
    /** Whether it is the program of one thread. */
    public boolean isPlain() {
        return Contender.of(architecture).isPlain();
    }

    public Promise promise() {
        if (isPlain()) {
            return Promise.NONE;
        }
        return Contender.of(architecture).architecture().isExact() ? Promise.EXACT : Promise.AT_LEAST;
    }

    public boolean isRight() {
        return trials.stream().allMatch(TrialResult::isRight);
    }

    public long right() {
        return trials.stream().filter(TrialResult::isRight).count();
    }

    /** The sum over all repetitions. */
    public long sum(java.util.function.ToLongFunction<Judgement> figure) {
        return trials.stream()
                .map(TrialResult::judgement)
                .filter(java.util.Objects::nonNull)
                .mapToLong(figure)
                .sum();
    }

    public long worst(java.util.function.ToLongFunction<Judgement> figure) {
        return trials.stream()
                .map(TrialResult::judgement)
                .filter(java.util.Objects::nonNull)
                .mapToLong(figure)
                .max()
                .orElse(0);
    }

    /** Of a figure of speed or cost. */
    public Interval figure(ToDoubleFunction<TrialResult> figure) {
        return isRight() ? Interval.of(trials.stream().mapToDouble(figure).toArray()) : Interval.NONE;
    }

    public double median(ToDoubleFunction<TrialResult> figure) {
        return figure(figure).median();
    }

    /** By scenario, and in it by architecture, in the order in which they come first. */
    public static List<Cell> of(List<String> scenarios, List<String> architectures, List<TrialResult> trials) {
        return scenarios.stream()
                .flatMap(scenario -> architectures.stream()
                        .map(architecture -> new Cell(
                                scenario,
                                architecture,
                                trials.stream()
                                        .filter(trial -> trial.scenario().equals(scenario)
                                                && trial.architecture().equals(architecture))
                                        .toList())))
                .filter(cell -> !cell.trials().isEmpty())
                .toList();
    }

    /** How long each fault was felt, in seconds, at worst of each trial; -1 where one was never over. */
    public Interval recovery() {
        double[] worst = trials.stream()
                .filter(trial -> !trial.recoveries().isEmpty())
                .mapToDouble(Cell::worst)
                .toArray();
        return Arrays.stream(worst).anyMatch(each -> each < 0) ? new Interval(-1, -1, -1) : Interval.of(worst);
    }

    private static double worst(TrialResult trial) {
        return trial.recoveries().stream().anyMatch(recovery -> recovery.millis() < 0)
                ? -1
                : trial.recoveries().stream()
                        .mapToDouble(recovery -> recovery.millis() / 1000.0)
                        .max()
                        .orElseThrow();
    }
}
