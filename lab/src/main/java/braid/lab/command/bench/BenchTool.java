package braid.lab.command.bench;

import braid.lab.bench.Bench;
import braid.lab.bench.result.Against;
import braid.lab.bench.result.BenchResult;
import braid.lab.bench.result.Results;
import braid.lab.bench.subject.Scale;
import braid.lab.command.Workplace;
import braid.launcher.settings.StackSettings;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import braid.terminal.command.Failure;
import braid.terminal.command.FormatOption;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code braid bench}: figures of this machine. */
@Command(
        name = "bench",
        description = {
            "Measure this machine: start-up, throughput, freshness, latency, capacity, memory. Judges nothing.",
            "Uses a stack of its own, made for it and deleted after it; takes about 20 minutes, a quick run 4.",
            "See docs/benchmarks.md."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid bench",
            "  braid bench --quick --only startup,freshness",
            "  braid bench --only speed --events 500000",
            "  braid bench --only capacity --beside 5000 --p99 50ms",
            "  braid bench --against last",
            "  braid bench --against docs/benchmarks/baseline.json --format json > figures.json"
        },
        mixinStandardHelpOptions = true)
public final class BenchTool implements Callable<Integer> {
    private static final String LAST = "last";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            arity = "1..*",
            description =
                    "Only these: startup, ingest, speed, consumer, freshness, batch, query, capacity, scan, pages, memory. They run in this"
                            + " order.")
    private Set<String> only;

    @Mixin
    private BenchOptions options;

    @Option(
            names = "--against",
            paramLabel = "FILE",
            description = "Print the change against the figures in this file, or against those of the last run: last.")
    private String against;

    @Option(
            names = "--results",
            paramLabel = "FOLDER",
            description = "Where the figures are kept, a JSON file a run (default: benchmarks in BRAID_HOME).")
    private Path results;

    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            defaultValue = "clicks",
            description = "Default clicks; another must have its source and its view page_views.")
    private String pipeline;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "27000",
            description = "The ports of the measured stack begin here (default 27000).")
    private int portBase;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Workplace place = Workplace.ofProcess();
        Set<String> names = names();
        Scale scale = options.scale();
        Results kept = new Results(
                results == null
                        ? place.home().resolve("benchmarks")
                        : place.folder().resolve(results));
        Against earlier = against == null ? null : Against.of(earlier(kept, place));
        PrintWriter log = place.terminal().err();
        BenchResult result =
                new Bench(stack(place), pipeline, scale, kept, new StartBar(place.terminal(), log)).run(names);
        print(result, earlier, place.terminal().out());
        Path file = kept.file(result.machine().at());
        log.println("Kept in " + file + ".");
        if (result.machine().isBusy()) {
            log.println("The machine was busy when this began, so the figures are pessimistic.");
        }
        if (!result.failed().isEmpty()) {
            throw new Failure("Not everything could be measured. " + String.join(" ", result.failed()));
        }
        return ExitCode.OK;
    }

    private Path earlier(Results kept, Workplace place) {
        if (!against.equals(LAST)) {
            return place.folder().resolve(against);
        }
        return kept.last()
                .orElseThrow(() -> new Failure("--against last: no figures are kept in " + kept.folder()
                        + " yet. Leave it out, or give a file that `braid bench --format json` printed."));
    }

    private void print(BenchResult result, Against earlier, PrintWriter out) {
        out.print(
                switch (format.get()) {
                    case JSON -> result.toJson(earlier) + "\n";
                    case CSV -> result.toCsv(earlier);
                    default -> result.toText(earlier);
                });
        out.flush();
    }

    private Set<String> names() {
        if (only == null) {
            return new LinkedHashSet<>(Bench.names());
        }
        for (String name : only) {
            if (!Bench.names().contains(name)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "There is no measurement '" + name + "'. There are " + String.join(", ", Bench.names()) + ".");
            }
        }
        return only;
    }

    private Stack stack(Workplace place) {
        Map<String, String> environment = place.ownEnvironment(portBase);
        environment.put("BRAID_HOME", place.home().resolve("bench").toString());
        return new Stack(place.installation(), new StackSettings(environment, place.installation(), place.folder()));
    }
}
