package braid.lab.report;

import braid.lab.experiment.ExperimentFolder;
import braid.lab.experiment.Setting;
import braid.lab.report.figure.Cell;
import braid.lab.report.figure.Summary;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.ScenarioFile;
import braid.lab.trial.TrialResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what an experiment says into its folder: {@code report.html}, {@code report.md} and {@code report.csv}. */
public final class ReportFiles {
    private ReportFiles() {}

    /** Returns the page. */
    public static Path write(ExperimentFolder kept) {
        Setting setting = kept.setting();
        List<TrialResult> results = kept.results();
        Summary summary = new Summary(setting, results);
        List<Scenario> scenarios = new ArrayList<>();
        for (String name :
                summary.cells().stream().map(Cell::scenario).distinct().toList()) {
            Scenario scenario =
                    ScenarioFile.read(kept.folder().resolve("lab/scenarios").resolve(name + ".yaml"));
            scenarios.add(setting.events() == 0 ? scenario : scenario.withEvents(setting.events()));
        }
        Path page = kept.folder().resolve("report.html");
        write(page, new Page(kept, setting, summary, scenarios).html());
        write(kept.folder().resolve("metrics.html"), Page.metrics());
        write(kept.folder().resolve("report.csv"), summary.table().toCsv());
        write(kept.folder().resolve("report.md"), markdown(setting, summary));
        return page;
    }

    private static String markdown(Setting setting, Summary summary) {
        StringBuilder text = new StringBuilder("# Architectures compared\n\n");
        Sentences.of(summary.cells())
                .forEach(sentence -> text.append("- ").append(sentence).append('\n'));
        summary.unfair().forEach((scenario, broken) -> text.append("- No comparison, and not shown: ")
                .append(scenario)
                .append(", ")
                .append(String.join("; ", broken))
                .append(".\n"));
        text.append("\n| ").append(String.join(" | ", summary.table().names())).append(" |\n");
        text.append("|").append(" --- |".repeat(summary.table().names().size())).append('\n');
        summary.table().rows().forEach(row -> text.append("| ")
                .append(String.join(
                        " | ",
                        row.stream().map(cell -> cell == null ? "–" : cell).toList()))
                .append(" |\n"));
        return text.append("\nMachine: ")
                .append(setting.machine())
                .append(". ")
                .append(setting.version())
                .append(", begun ")
                .append(setting.begun())
                .append(".\n")
                .toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
