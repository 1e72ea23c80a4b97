package braid.lab.report;

import braid.lab.report.figure.Cell;
import braid.lab.report.figure.Promise;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the figures of an experiment support, in sentences, and nothing else. */
final class Sentences {
    /** Medians that are apart by less than this share are called alike. */
    private static final double ALIKE = 0.15;

    private static final ToDoubleFunction<Cell> STALE =
            cell -> cell.median(trial -> trial.judgement().stale().p99() / 1000.0);
    private static final ToDoubleFunction<Cell> COST = cell -> cell.median(TrialResult::cpuSecondsAMillion);

    private Sentences() {}

    static List<String> of(List<Cell> cells) {
        List<String> sentences = new ArrayList<>();
        sentences.add(last(cells));
        sentences.add(moments(cells));
        lies(cells, sentences);
        for (String scenario : cells.stream().map(Cell::scenario).distinct().toList()) {
            for (Promise promise : List.of(Promise.EXACT, Promise.AT_LEAST)) {
                List<Cell> of = cells.stream()
                        .filter(cell -> cell.scenario().equals(scenario) && cell.promise() == promise && cell.isRight())
                        .toList();
                String who = "Under " + scenario + ", of those " + promise.who();
                best(of, who, "freshest", STALE, "s behind the log at p99").ifPresent(sentences::add);
                best(of, who, "cheapest", COST, "CPU seconds a million events").ifPresent(sentences::add);
            }
        }
        return sentences;
    }

    private static String last(List<Cell> cells) {
        List<Cell> wrong = cells.stream().filter(cell -> !cell.isRight()).toList();
        if (wrong.isEmpty()) {
            return "Every last answer of every architecture was the truth, in all "
                    + cells.stream().mapToInt(cell -> cell.trials().size()).sum() + " trials.";
        }
        return "Not right at last: "
                + wrong.stream()
                        .map(cell ->
                                cell.architecture() + " under " + cell.scenario() + " (" + cell.worst(Judgement::lost)
                                        + " events lost, " + cell.worst(Judgement::doubled) + " counted too often)")
                        .collect(Collectors.joining("; "))
                + ". These have no figures of speed and cost. All others were.";
    }

    private static String moments(List<Cell> cells) {
        List<String> architectures = cells.stream()
                .filter(cell -> !cell.isPlain())
                .map(Cell::architecture)
                .distinct()
                .toList();
        List<String> never = new ArrayList<>();
        List<String> some = new ArrayList<>();
        for (String architecture : architectures) {
            List<Cell> of = cells.stream()
                    .filter(cell -> cell.architecture().equals(architecture))
                    .toList();
            long impossible = of.stream()
                    .mapToLong(cell -> cell.sum(Judgement::impossible))
                    .sum();
            long answers =
                    of.stream().mapToLong(cell -> cell.sum(Judgement::answers)).sum();
            if (impossible == 0) {
                never.add(architecture);
            } else {
                some.add(String.format(Locale.ROOT, "%s %,d of %,d", architecture, impossible, answers));
            }
        }
        return (never.isEmpty()
                        ? "No architecture's answers were all right of some moment of the log. "
                        : "Every answer of " + String.join(", ", never) + " was right of some moment of the log. ")
                + (some.isEmpty() ? "" : "Answers that were right of no moment: " + String.join("; ", some) + ".");
    }

    private static void lies(List<Cell> cells, List<String> sentences) {
        List<String> liars = cells.stream()
                .filter(cell -> cell.sum(judgement -> judgement.lies().size()) > 0)
                .map(cell -> cell.architecture() + " under " + cell.scenario())
                .toList();
        if (!liars.isEmpty()) {
            sentences.add(
                    "Some answers said that they lacked fewer events than they did: " + String.join(", ", liars) + ".");
        }
    }

    private static Optional<String> best(
            List<Cell> cells, String who, String word, ToDoubleFunction<Cell> figure, String unit) {
        List<Cell> known = cells.stream()
                .filter(cell -> !Double.isNaN(figure.applyAsDouble(cell)) && figure.applyAsDouble(cell) >= 0)
                .sorted(Comparator.comparingDouble(figure))
                .toList();
        if (known.size() < 2) {
            return Optional.empty();
        }
        double most = figure.applyAsDouble(known.get(0)) * (1 + ALIKE);
        List<Cell> first = known.stream()
                .filter(cell -> figure.applyAsDouble(cell) <= most)
                .toList();
        List<Cell> rest = known.subList(first.size(), known.size());
        return Optional.of(who + ", "
                + (rest.isEmpty() ? "all are alike: " : word + (first.size() > 1 ? ", and alike: " : ": "))
                + named(first, figure) + " " + unit
                + (rest.isEmpty() ? "." : "; then " + named(rest, figure) + "."));
    }

    private static String named(List<Cell> cells, ToDoubleFunction<Cell> figure) {
        return cells.stream()
                .map(cell -> String.format(Locale.ROOT, "%s %,.1f", cell.architecture(), figure.applyAsDouble(cell)))
                .collect(Collectors.joining(", "));
    }
}
