package braid.lab.report.figure;

import braid.lab.experiment.Setting;
import braid.lab.scenario.ScenarioFile;
import braid.lab.trial.TrialResult;
import braid.lab.truth.Judgement;
import braid.terminal.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An experiment as one table: a line for each architecture under each scenario, truth first. */
public final class Summary {
    private static final double SECOND = 1000;
    private static final double MB = 1e6;
    private static final double MILLION = 1e6;

    private final List<Cell> cells = new ArrayList<>();
    private final Map<String, List<String>> unfair = new LinkedHashMap<>();

    public Summary(Setting setting, List<TrialResult> results) {
        for (String scenario : setting.scenarios()) {
            String name = ScenarioFile.name(scenario);
            List<Cell> of = Cell.of(List.of(name), setting.architectures(), results);
            List<String> broken = Fairness.broken(of);
            if (broken.isEmpty()) {
                cells.addAll(of);
            } else {
                unfair.put(name, broken);
            }
        }
    }

    /** The scenarios whose trials are no comparison, with the rules that they break. */
    public Map<String, List<String>> unfair() {
        return unfair;
    }

    public List<Cell> cells() {
        return cells;
    }

    public Table table() {
        Table table = new Table(
                "scenario",
                "architecture",
                "promise",
                "right at last",
                "#lost",
                "#doubled",
                "#impossible",
                "#of answers",
                "#stale p50 s",
                "#stale p99 s",
                "#shown after p50 s",
                "#shown after p99 s",
                "#recovery s",
                "#CPU s/M",
                "#MB/M",
                "#memory MB");
        for (Cell cell : cells) {
            table.row(
                    cell.scenario(),
                    cell.architecture(),
                    cell.promise().word(),
                    cell.isRight()
                            ? "yes"
                            : cell.right() + " of " + cell.trials().size(),
                    cell.worst(Judgement::lost),
                    cell.worst(Judgement::doubled),
                    cell.sum(Judgement::impossible),
                    cell.sum(Judgement::answers),
                    cell.figure(trial -> trial.judgement().stale().p50() / SECOND)
                            .shown(),
                    cell.figure(trial -> trial.judgement().stale().p99() / SECOND)
                            .shown(),
                    cell.figure(trial -> trial.judgement().correct().p50() / SECOND)
                            .shown(),
                    cell.figure(trial -> trial.judgement().correct().p99() / SECOND)
                            .shown(),
                    cell.recovery().shown(),
                    cell.figure(TrialResult::cpuSecondsAMillion).shown(),
                    cell.figure(trial -> trial.writtenBytes() / MB * MILLION / trial.events())
                            .shown(),
                    cell.figure(trial -> trial.residentBytes() / MB).shown());
        }
        return table;
    }
}
