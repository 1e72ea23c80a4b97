package braid.lab.command;

import braid.core.view.Architecture;
import braid.lab.bench.result.Machine;
import braid.lab.compare.Size;
import braid.lab.experiment.Experiment;
import braid.lab.experiment.ExperimentFolder;
import braid.lab.experiment.Setting;
import braid.lab.report.ReportFiles;
import braid.lab.report.figure.Summary;
import braid.lab.trial.TrialResult;
import braid.launcher.installation.Version;
import braid.terminal.Terminal;
import braid.terminal.command.FormatOption;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code braid compare}: architectures under scenarios, for real. */
@Command(
        name = "compare",
        description = {
            "Compare the architectures by measurement: the same events for each, its answers held against the truth first.",
            "Each trial has a stack of its own, made for it and deleted after it. See docs/lab.md."
        },
        subcommands = {CapacityTool.class, DemandTool.class, ReportTool.class, CheckTool.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid compare --quick",
            "  braid compare --architectures lambda,kappa --scenario steady,crash --repeat 3",
            "  braid compare --architectures kappa,flink --settings default,tuned --scenario steady",
            "  braid compare capacity --architectures lambda,flink",
            "  braid compare --scenario my-scenario.yaml --out results/mine",
            "  braid compare verify results/mine",
            "  braid compare --size"
        },
        mixinStandardHelpOptions = true)
public final class CompareTool implements Callable<Integer> {
    private static final List<String> SCENARIOS =
            List.of("steady", "burst", "late", "duplicates", "skew", "crash", "batch-outage");
    private static final List<String> QUICK = List.of("steady", "duplicates", "crash");
    private static final int QUICK_EVENTS = 2_400;
    /** The exit code where something that should be true is not. */
    static final int FALSE = 3;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"--architectures", "--architecture"},
            paramLabel = "NAME",
            split = ",",
            description = "Which: lambda, batch-only, stream-only, kappa, flink, dataflow (default: all).")
    private List<String> architectures;

    @Option(
            names = {"--scenario", "--scenarios"},
            paramLabel = "NAME|FILE",
            split = ",",
            description =
                    "Which: steady, burst, late, duplicates, skew, crash, batch-outage, or files of your own (default: all).")
    private List<String> scenarios;

    @Option(
            names = "--settings",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "default",
            description = "default, tuned (lab/tuned, with who advises it), or default,tuned. Default: default.")
    private List<String> settings;

    @Option(names = "--quick", description = "One repetition of three short scenarios: steady, duplicates and crash.")
    private boolean quick;

    @Option(names = "--events", paramLabel = "N", description = "Of each trial (default: as the scenario says).")
    private Integer events;

    @Option(
            names = "--pipeline",
            paramLabel = "NAME|FILE",
            description =
                    "Another than the scenario's. Beside FILE.sql has to be FILE.truth.sql, the truth of its views.")
    private String pipeline;

    @Option(names = "--repeat", paramLabel = "N", description = "How often each trial runs (default 5; quick 1).")
    private Integer repeat;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of the order in which the trials run (default 1).")
    private long seed;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where everything is kept (default: a folder named by the time in BRAID_HOME/compare).")
    private Path out;

    @Option(names = "--resume", description = "Go on with the experiment in --out: what it has is not run again.")
    private boolean resume;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "27000",
            description = "The ports of the stacks begin here (default 27000).")
    private int portBase;

    @Option(
            names = "--size",
            description = "Measure nothing; count what each takes: programs, lines, keys, processes, stores.")
    private boolean size;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Workplace place = Workplace.ofProcess();
        if (size) {
            place.print(new Size(place.installation().root()).table(), format.get());
            return 0;
        }
        ExperimentFolder kept = new ExperimentFolder(
                out == null
                        ? place.home()
                                .resolve("compare")
                                .resolve(Instant.now()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()
                                        .replaceAll("[:Z]", "")
                                        .replace('T', '-'))
                        : place.folder().resolve(out));
        Setting setting = resume ? kept.setting() : setting(place);
        Terminal terminal = place.terminal();
        TrialLines lines = new TrialLines(terminal.err());
        Experiment experiment = new Experiment(
                place.installation(),
                place.ownEnvironment(portBase),
                place.folder(),
                place.trialHome(),
                kept,
                setting,
                lines,
                lines);
        List<TrialResult> results = experiment.run(resume);
        place.print(new Summary(setting, results).table(), format.get());
        terminal.err()
                .println("The report is " + ReportFiles.write(kept) + ". Check it with `braid compare verify "
                        + kept.folder() + "`.");
        if (results.stream().anyMatch(result -> result.failure() != null)) {
            return 1;
        }
        return results.stream().allMatch(TrialResult::isRight) ? 0 : FALSE;
    }

    private Setting setting(Workplace place) {
        List<Architecture> chosen = Chosen.architectures(architectures);
        int times = repeat == null ? quick ? 1 : 5 : repeat;
        requirePositive("--repeat", times);
        requirePositive("--events", events == null ? 1 : events);
        Machine machine = Machine.now();
        return new Setting(
                Chosen.contenders(chosen, settings, place.installation().root()),
                scenarios == null ? quick ? QUICK : SCENARIOS : scenarios,
                times,
                seed,
                events == null ? quick ? QUICK_EVENTS : 0 : events,
                pipeline,
                machine.toString(),
                machine.cores(),
                machine.memory(),
                machine.at().toString(),
                Version.of(place.installation()));
    }

    private void requirePositive(String option, int number) {
        if (number <= 0) {
            throw new ParameterException(spec.commandLine(), option + " has to be above 0, and is " + number + ".");
        }
    }
}
