package braid.lab.report;

import braid.lab.experiment.Contender;
import braid.lab.experiment.ExperimentFolder;
import braid.lab.experiment.Setting;
import braid.lab.report.figure.Cell;
import braid.lab.report.figure.Summary;
import braid.lab.scenario.Fault;
import braid.lab.scenario.Scenario;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Judge.Seen;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An experiment as one page that asks no host for anything: the question, what the figures say in words, truth, speed and cost, how it was measured. */
final class Page {
    private static final double SECOND = 1000;

    private final ExperimentFolder kept;
    private final Setting setting;
    private final Summary summary;
    private final List<Scenario> scenarios;

    Page(ExperimentFolder kept, Setting setting, Summary summary, List<Scenario> scenarios) {
        this.kept = kept;
        this.setting = setting;
        this.summary = summary;
        this.scenarios = scenarios;
    }

    String html() {
        StringBuilder html =
                new StringBuilder(head("Architectures compared: " + String.join(", ", setting.architectures())));
        question(html);
        section(html, "What the figures say");
        html.append("<ul>");
        Sentences.of(summary.cells())
                .forEach(sentence ->
                        html.append("<li>").append(Html.text(sentence)).append("</li>"));
        html.append("</ul>");
        section(html, "Truth first, then speed and cost");
        html.append(
                "<p class=\"soft\">Truth is of the worst repetition, impossible answers of all together; speed and cost are medians. Who was not right at"
                        + " last has no figures of speed and cost. An architecture's name leads to its first trial. <a href=\"metrics.html\">What each column means</a>.</p>");
        summary.unfair().forEach((scenario, broken) -> html.append("<p><b>")
                .append(Html.text(scenario))
                .append("</b> is no comparison, and not shown: ")
                .append(Html.text(String.join("; ", broken)))
                .append(".</p>"));
        html.append(Html.table(
                summary.table(), summary.cells().stream().map(Page::link).toList()));
        wrong(html);
        freshness(html);
        pareto(html);
        section(html, "How it was measured");
        html.append(new Circumstances(kept, setting, summary, scenarios).html());
        return html.append("</body></html>\n").toString();
    }

    private void question(StringBuilder html) {
        long architectures = setting.architectures().stream()
                .map(Contender::of)
                .filter(contender -> !contender.isPlain())
                .map(Contender::architecture)
                .distinct()
                .count();
        html.append("<h1>Which architecture answers rightly, how soon, and at what cost?</h1><p>")
                .append(architectures)
                .append(
                        " of the architectures, and a program of one thread and one loop, computed the same views of the same events, each alone on this machine, under ")
                .append(scenarios.size())
                .append(scenarios.size() == 1 ? " scenario, " : " scenarios, ")
                .append(setting.repetitions())
                .append(setting.repetitions() == 1 ? " time" : " times")
                .append(
                        ". All the while answers were asked for and kept; afterwards each was held against the truth, which"
                                + " DuckDB computed from the recorded events.</p>");
    }

    private static void section(StringBuilder html, String title) {
        html.append("<h2>").append(Html.text(title)).append("</h2>");
    }

    private static String link(Cell cell) {
        return "trials/" + ExperimentFolder.folder(cell.trials().get(0)) + "/trial.json";
    }

    private void wrong(StringBuilder html) {
        for (Cell cell : summary.cells()) {
            for (TrialResult trial : cell.trials()) {
                if (!trial.isRight()) {
                    html.append("<h3>")
                            .append(Html.text(trial.architecture() + " under " + trial.scenario() + ", repetition "
                                    + trial.repetition()))
                            .append("</h3><ul>");
                    List<String> lines = trial.failure() != null
                            ? List.of(trial.failure())
                            : trial.judgement().wrong();
                    lines.forEach(
                            line -> html.append("<li>").append(Html.text(line)).append("</li>"));
                    html.append("</ul>");
                }
            }
        }
    }

    private void freshness(StringBuilder html) {
        section(html, "Freshness while it happened");
        html.append(
                "<p class=\"soft\">For each answer, how long the first event that it did not show had been in the log: 0 is up to date. First"
                        + " repetition, all views. Spans in which something went wrong are shaded.</p>");
        for (Scenario scenario : scenarios) {
            List<Chart.Line> lines = new ArrayList<>();
            double highest = 0;
            double longest = scenario.length().toMillis() / SECOND;
            for (Cell cell : summary.cells()) {
                if (cell.scenario().equals(scenario.name())) {
                    if (cell.isPlain()) {
                        continue;
                    }
                    List<double[]> points = points(kept.answers(cell.trials().get(0)));
                    lines.add(new Chart.Line(cell.architecture(), points));
                    for (double[] point : points) {
                        highest = Math.max(highest, point[1]);
                        longest = Math.max(longest, point[0]);
                    }
                }
            }
            Chart chart = new Chart("Seconds behind the log under " + scenario.name(), longest, highest);
            for (Fault fault : scenario.faults()) {
                chart.span(
                        fault.toString(),
                        fault.at().toMillis() / SECOND,
                        fault.end().toMillis() / SECOND);
            }
            lines.forEach(chart::line);
            html.append("<h3>")
                    .append(Html.text(scenario.name()))
                    .append("</h3><p>")
                    .append(Html.text(scenario.about()))
                    .append("</p>")
                    .append(Chart.legend(lines.stream().map(Chart.Line::name).toList()))
                    .append(chart);
        }
    }

    private static List<double[]> points(Map<String, List<Seen>> answers) {
        return answers.values().stream()
                .flatMap(List::stream)
                .filter(seen -> seen.prefix() >= 0)
                .sorted(java.util.Comparator.comparingLong(Seen::answeredMillis))
                .map(seen -> new double[] {seen.answeredMillis() / SECOND, seen.staleMillis() / SECOND})
                .toList();
    }

    private void pareto(StringBuilder html) {
        section(html, "Freshness against cost");
        html.append(
                "<p class=\"soft\">Below left is best. Filled: every answer was right of some moment of the log; hollow: some were not. The line joins those that"
                        + " none of the others beats in both.</p>");
        for (Scenario scenario : scenarios) {
            List<Cell> cells = summary.cells().stream()
                    .filter(cell -> cell.scenario().equals(scenario.name()))
                    .toList();
            String picture = Pareto.of(scenario.name(), cells);
            if (!picture.isEmpty()) {
                html.append("<h3>")
                        .append(Html.text(scenario.name()))
                        .append("</h3>")
                        .append(picture);
            }
        }
    }

    /** What each figure means, with an example. */
    static String metrics() {
        return head("What the figures mean") + "<h1>What the figures mean</h1>" + resource("metrics.html")
                + "</body></html>\n";
    }

    private static String head(String title) {
        return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + Html.text(title)
                + "</title><style>" + resource("style.css") + "</style></head><body>";
    }

    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
