package braid.cli.architecture;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.cli.command.Ending;
import braid.cli.status.ReportText;
import braid.launcher.client.Api;
import braid.launcher.member.Component;
import braid.terminal.Human;
import braid.terminal.Table;
import braid.terminal.command.FormatOption;
import braid.terminal.command.Span;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@CommandLine.Command(
        name = "batch",
        description = "Run the batch layer now, or at an interval.",
        subcommands = {BatchCommand.Run.class, BatchCommand.Every.class},
        synopsisSubcommandLabel = "(run | every)",
        footer = {
            "",
            "Examples:",
            "  braid batch run",
            "  braid batch run --full",
            "  braid batch every 60s",
            "  braid batch every off"
        })
public final class BatchCommand extends Command {
    private static final Duration RUN_PATIENCE = Duration.ofHours(6);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private CommandSpec spec;

    @Override
    protected void execute() {
        throw new ParameterException(spec.commandLine(), "Say what to do: batch run, or batch every 60s.");
    }

    private Api api() {
        return AnswerPrinter.api(context(), Component.BATCH);
    }

    /** A run's steps for people, with a line of totals. */
    static String text(JsonNode run) {
        return steps(run).toText() + "cut " + run.path("cut").asText() + ": "
                + Human.count(run.path("events").asLong()) + " events, "
                + ReportText.quarantined(run)
                + Human.count(run.path("windows").asLong()) + " windows, "
                + Human.count(run.path("rows").asLong()) + " rows\n"
                + diedBefore(run.path("died_before").asInt());
    }

    private static String diedBefore(int runs) {
        return runs == 0
                ? ""
                : "Before it the batch layer died in " + (runs == 1 ? "a run" : runs + " runs in a row")
                        + "; its log says why.\n";
    }

    private static Table steps(JsonNode run) {
        Table table = new Table("step", "#ms");
        run.path("steps")
                .forEach(step ->
                        table.row(step.path("step").asText(), step.path("ms").asLong()));
        return table;
    }

    @CommandLine.Command(
            name = "run",
            description = "Cut, land, recompute and publish now; waits for the end.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  braid batch run", "  braid batch run --full"})
    static final class Run implements Runnable {
        @CommandLine.ParentCommand
        private BatchCommand batch;

        @Option(
                names = "--full",
                description = "Recompute every window from the master dataset, not only those touched.")
        private boolean full;

        @Mixin
        private FormatOption format;

        @Override
        public void run() {
            JsonNode run;
            try (Ending ending = Ending.at(
                    batch.terminal(),
                    "No longer waiting; the run goes on in the batch layer. `braid status` says how it ends; `braid stop batch-layer` breaks it"
                            + " off, with nothing half-published.")) {
                run = batch.api().post("/run?full=" + full, null, RUN_PATIENCE);
            }
            switch (format.get()) {
                case JSON -> batch.print(run.toPrettyString());
                case CSV -> batch.terminal().out().print(steps(run).toCsv());
                default -> batch.terminal().out().print(text(run));
            }
        }
    }

    @CommandLine.Command(
            name = "every",
            description = "Run the batch layer again and again.",
            mixinStandardHelpOptions = true,
            footer = {"", "Examples:", "  braid batch every 60s", "  braid batch every off"})
    static final class Every implements Runnable {
        @CommandLine.ParentCommand
        private BatchCommand batch;

        @Spec
        private CommandSpec spec;

        @Parameters(
                paramLabel = "SPAN",
                converter = Span.class,
                description = "From one run's start to the next: 60s, 5m, 1h; off stops.")
        private Duration span;

        @Override
        public void run() {
            if (!span.isZero() && span.toSeconds() < 1) {
                throw new ParameterException(spec.commandLine(), "The shortest interval is 1s, or off.");
            }
            batch.api().post("/every?seconds=" + span.toSeconds(), null, PATIENCE);
            batch.print(
                    span.isZero()
                            ? "Batch runs only on request now."
                            : "Batch runs every " + Human.span(span) + " now.");
        }
    }
}
