package braid.lab.report;

import braid.lab.plain.PlainTrial;
import braid.lab.truth.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What the figures of an experiment support, in sentences, and nothing else. */
final class Sentences {
    /** Medians that are apart by less than this share are called alike. */
    private static final double ALIKE = 0.15;

    private Sentences() {}

    static List<String> of(List<Cell> cells) {
        List<String> sentences = new ArrayList<>();
        sentences.add(last(cells));
        sentences.add(moments(cells));
        lies(cells, sentences);
        for (String scenario : cells.stream().map(Cell::scenario).distinct().toList()) {
            List<Cell> of = cells.stream()
                    .filter(cell -> cell.scenario().equals(scenario)
                            && cell.isRight()
                            && !cell.architecture().equals(PlainTrial.NAME))
                    .toList();
            best(
                            of,
                            scenario,
                            "freshest",
                            cell -> cell.median(t -> t.judgement().stale().p99() / 1000.0),
                            "s behind the log at p99")
                    .ifPresent(sentences::add);
            best(
                            of,
                            scenario,
                            "cheapest",
                            cell -> cell.median(t -> t.cpuSecondsAMillion()),
                            "CPU seconds a million events")
                    .ifPresent(sentences::add);
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
                .map(Cell::architecture)
                .filter(name -> !name.equals(PlainTrial.NAME))
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

    private static java.util.Optional<String> best(
            List<Cell> cells, String scenario, String word, ToDoubleFunction<Cell> figure, String unit) {
        List<Cell> known = cells.stream()
                .filter(cell -> !Double.isNaN(figure.applyAsDouble(cell)) && figure.applyAsDouble(cell) >= 0)
                .sorted(Comparator.comparingDouble(figure))
                .toList();
        if (known.size() < 2) {
            return java.util.Optional.empty();
        }
        double least = figure.applyAsDouble(known.get(0));
        List<String> alike = known.stream()
                .filter(cell -> figure.applyAsDouble(cell) <= least * (1 + ALIKE))
                .map(Cell::architecture)
                .toList();
        Cell worst = known.get(known.size() - 1);
        return java.util.Optional.of(String.format(
                Locale.ROOT,
                "Under %s, %s: %s (%,.1f %s); %s had %,.1f.",
                scenario,
                word,
                String.join(" and ", alike),
                least,
                unit,
                worst.architecture(),
                figure.applyAsDouble(worst)));
    }
}
