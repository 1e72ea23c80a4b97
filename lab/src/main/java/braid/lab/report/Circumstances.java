package braid.lab.report;

import braid.lab.experiment.Contender;
import braid.lab.experiment.ExperimentFolder;
import braid.lab.experiment.Setting;
import braid.lab.report.figure.Summary;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.Tuning;
import braid.lab.trial.TrialResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an experiment was measured, and what was not: events, machine, order, settings. */
final class Circumstances {
    private final ExperimentFolder kept;
    private final Setting setting;
    private final Summary summary;
    private final List<Scenario> scenarios;

    Circumstances(ExperimentFolder kept, Setting setting, Summary summary, List<Scenario> scenarios) {
        this.kept = kept;
        this.setting = setting;
        this.summary = summary;
        this.scenarios = scenarios;
    }

    String html() {
        StringBuilder html = new StringBuilder("<ul>");
        for (Scenario scenario : scenarios) {
            List<String> hashes = summary.cells().stream()
                    .filter(cell -> cell.scenario().equals(scenario.name()))
                    .flatMap(cell -> cell.trials().stream())
                    .map(TrialResult::recording)
                    .distinct()
                    .toList();
            item(
                    html,
                    String.format(
                            Locale.ROOT,
                            "%s: %,d events, arriving while they were asked about; log %s",
                            scenario.name(),
                            scenario.events(),
                            hashes.get(0).substring(0, 16) + " for every architecture"));
        }
        item(html, "Machine: " + setting.machine() + ".");
        item(html, setting.version() + ", begun " + setting.begun() + ".");
        item(
                html,
                "Trials ran in an order drawn by chance (seed " + setting.seed()
                        + "), each on a new stack with the defaults of docs/configuration.md,"
                        + " but for one partition of the log, so that every answer can be held against each moment of it, and without an ingest.");
        item(
                html,
                "Processor time and bytes for a million events are what a trial took, times a million by its events: what a stack takes in any case, and a process"
                        + " that starts again, is in them, and is most of them where events are few.");
        List<Contender> tuned = setting.architectures().stream()
                .map(Contender::of)
                .filter(Contender::isTuned)
                .toList();
        tuned.forEach(contender -> item(html, words(contender)));
        item(
                html,
                "Not measured here: capacity, several machines, networks that fail"
                        + (tuned.isEmpty() ? ", tuned settings." : "."));
        return html.append("</ul>").toString();
    }

    /** What is tuned, and who says so. */
    private String words(Contender contender) {
        Tuning tuning = contender.tuning(kept.folder());
        return contender.name() + ": " + tuning.about() + " "
                + tuning.changes().stream().map(Tuning.Change::toString).collect(Collectors.joining("; "));
    }

    private static void item(StringBuilder html, String text) {
        html.append("<li>").append(Html.text(text)).append("</li>");
    }
}
