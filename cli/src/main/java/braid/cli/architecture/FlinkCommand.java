package braid.cli.architecture;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.launcher.client.Api;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@CommandLine.Command(
        name = "flink",
        description = "Make a savepoint of the Flink job, or compute its views anew: in batch mode, or with new code.",
        subcommands = {FlinkCommand.Savepoint.class, FlinkCommand.Batch.class, ReplayCommand.class},
        synopsisSubcommandLabel = "(savepoint | batch | replay)",
        footer = {
            "",
            "Examples:",
            "  braid flink savepoint",
            "  braid flink savepoint --stop",
            "  braid flink batch",
            "  braid flink replay"
        })
public final class FlinkCommand extends Command {
    private static final Duration SAVEPOINT_PATIENCE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Override
    protected void execute() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: flink savepoint, flink batch or flink replay.");
    }

    @CommandLine.Command(
            name = "savepoint",
            description = {
                "Write the whole state of the job as a savepoint.",
                "With --stop the job ends at exactly that point. `braid start flink` goes on from it, with new code, another Flink or"
                        + " another parallelism."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  braid flink savepoint --stop && braid start flink"})
    static final class Savepoint implements Runnable {
        @CommandLine.ParentCommand
        private FlinkCommand flink;

        @Option(names = "--stop", description = "End the job with it.")
        private boolean stop;

        @Override
        public void run() {
            Api api = AnswerPrinter.api(flink.context(), Component.FLINK);
            JsonNode made = api.post("/savepoint?stop=" + stop, null, SAVEPOINT_PATIENCE);
            if (stop) {
                flink.context().stack().stop(Member.of(Component.FLINK));
            }
            flink.print(made.path("savepoint").asText());
        }
    }

    @CommandLine.Command(
            name = "batch",
            description = {
                "Compute all rows anew from the log as it is now, with the same program in batch mode.",
                "The streaming job may run meanwhile; what it writes after the start lasts."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  braid flink batch"})
    static final class Batch implements Runnable {
        @CommandLine.ParentCommand
        private FlinkCommand flink;

        @Override
        public void run() {
            BatchMode.run(flink.context(), Component.FLINK);
        }
    }
}
