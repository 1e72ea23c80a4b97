package braid.cli.lab;

import braid.cli.command.Command;
import braid.lab.bench.Bench;
import braid.lab.bench.Scale;
import braid.lab.bench.result.Against;
import braid.lab.bench.result.BenchResult;
import braid.lab.bench.result.Results;
import braid.launcher.member.Component;
import braid.launcher.settings.StackSettings;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import braid.terminal.command.Failure;
import braid.terminal.command.FormatOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@CommandLine.Command(
        name = "bench",
        description = {
            "Measure this machine: start-up, throughput, freshness, latency, capacity, memory. Judges nothing.",
            "Uses a stack of its own, made for it and deleted after it; takes about 20 minutes, a quick run 4.",
            "See docs/benchmarks.md."
        },
        footer = {
            "",
            "Examples:",
            "  braid bench",
            "  braid bench --quick --only startup,freshness",
            "  braid bench --only speed --events 500000",
            "  braid bench --only capacity --beside 5000 --p99 50ms",
            "  braid bench --against last",
            "  braid bench --against docs/benchmarks/baseline.json --format json > figures.json"
        })
public final class BenchCommand extends Command {
    private static final String LAST = "last";
    private static final String HOME = "BRAID_HOME";
    private static final String PORT_BASE = "BRAID_PORT_BASE";

    /** What would lead to the user's own servers or data, which no benchmark may touch. */
    private static final List<String> NOT_INHERITED =
            List.of("BRAID_CONFIG", "BRAID_PIPELINE", "BRAID_MASTER_DATASET", "BRAID_KAFKA_TOPIC_PREFIX");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            split = ",",
            arity = "1..*",
            description =
                    "Only these: startup, ingest, speed, freshness, batch, query, capacity, scan, pages, memory. They run in this"
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
    protected void execute() {
        Set<String> names = names();
        Scale scale = options.scale();
        Results kept = new Results(
                results == null
                        ? context().settings().home().folder().resolve("benchmarks")
                        : context().workingFolder().resolve(results));
        Against earlier = against == null ? null : Against.of(earlier(kept));
        StartBar progress = new StartBar(terminal(), terminal().err());
        Stack stack = new Stack(context().installation(), settings());
        BenchResult result = new Bench(stack, pipeline, scale, kept, progress).run(names);
        print(result, earlier);
        Path file = kept.file(result.machine().at());
        terminal().err().println("Kept in " + file + ".");
        if (result.machine().isBusy()) {
            terminal().err().println("The machine was busy when this began, so the figures are pessimistic.");
        }
        if (!result.failed().isEmpty()) {
            throw new Failure("Not everything could be measured. " + String.join(" ", result.failed()));
        }
    }

    private Path earlier(Results kept) {
        if (!against.equals(LAST)) {
            return context().workingFolder().resolve(against);
        }
        return kept.last()
                .orElseThrow(() -> new Failure("--against last: no figures are kept in " + kept.folder()
                        + " yet. Leave it out, or give a file that `braid bench --format json` printed."));
    }

    private void print(BenchResult result, Against earlier) {
        switch (format.get()) {
            case JSON -> print(result.toJson(earlier));
            case CSV -> terminal().out().print(result.toCsv(earlier));
            default -> terminal().out().print(result.toText(earlier));
        }
        terminal().out().flush();
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

    /** The user's settings, but for a home and ports of its own and without any server of the user's. */
    private StackSettings settings() {
        Map<String, String> environment = new TreeMap<>(context().environment());
        NOT_INHERITED.forEach(environment::remove);
        for (Component component : Component.values()) {
            environment.remove(braid.core.view.EnvironmentName.of(component.key()));
        }
        environment.put(
                HOME, context().settings().home().folder().resolve("bench").toString());
        environment.put(PORT_BASE, Integer.toString(portBase));
        return new StackSettings(
                environment, context().installation(), context().workingFolder());
    }
}
