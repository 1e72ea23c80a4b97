package braid.platform.command;

import braid.platform.Failure;
import braid.platform.bench.Bench;
import braid.platform.bench.BenchReport;
import braid.platform.bench.Scale;
import braid.platform.output.Progress;
import braid.platform.output.Terminal;
import braid.platform.stack.Component;
import braid.platform.stack.Stack;
import braid.platform.stack.StackSettings;
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
            "Measure this machine: start-up, throughput, freshness, latency, memory. Judges nothing.",
            "Uses a stack of its own, made for it and deleted after it; takes about 5 minutes. See docs/benchmarks.md."
        },
        footer = {
            "",
            "Examples:",
            "  braid bench",
            "  braid bench --quick --only startup,freshness",
            "  braid bench --format json > figures.json"
        })
final class BenchCommand extends Command {
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
            description =
                    "Only these: startup, ingest, speed, freshness, batch, query, queries, scan, pages, memory. They run in this"
                            + " order.")
    private Set<String> only;

    @Option(names = "--quick", description = "Shorter runs and fewer events, to see that it works.")
    private boolean quick;

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
    void execute() {
        Set<String> names = names();
        Terminal plain = new Terminal(
                terminal().err(), terminal().err(), false, terminal().columns());
        Stack stack = new Stack(context().installation(), settings());
        BenchReport report = new Bench(stack, pipeline, new Progress(plain, plain.err()))
                .run(names, quick ? Scale.QUICK : Scale.FULL);
        print(report);
        if (report.machine().isBusy()) {
            plain.err().println("The machine was busy when this began, so the figures are pessimistic.");
        }
        if (!report.failed().isEmpty()) {
            throw new Failure("Not everything could be measured. " + String.join(" ", report.failed())
                    + " The logs are in " + stack.settings().home().logs() + ".");
        }
    }

    private void print(BenchReport report) {
        switch (format.get()) {
            case JSON -> print(report.toJson());
            case CSV -> terminal().out().print(report.toCsv());
            default -> terminal().out().print(report.toText());
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
            environment.remove(braid.service.Settings.environmentName(component.key()));
        }
        environment.put(
                HOME, context().settings().home().folder().resolve("bench").toString());
        environment.put(PORT_BASE, Integer.toString(portBase));
        return new StackSettings(
                environment, context().installation(), context().workingFolder());
    }
}
