package braid.cli.architecture;

import braid.cli.command.Command;
import braid.launcher.member.Component;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@CommandLine.Command(
        name = "dataflow",
        description = "Compute the views of the Beam pipeline anew: over history, or with new code.",
        subcommands = {DataflowCommand.Batch.class, ReplayCommand.class},
        synopsisSubcommandLabel = "(batch | replay)",
        footer = {"", "Examples:", "  braid dataflow batch", "  braid dataflow replay"})
public final class DataflowCommand extends Command {
    @Spec
    private CommandSpec spec;

    @Override
    protected void execute() {
        throw new ParameterException(spec.commandLine(), "Say what to do: dataflow batch, or dataflow replay.");
    }

    @CommandLine.Command(
            name = "batch",
            description = {
                "Compute all rows anew from the log as it is now, with the same pipeline over a log that ends.",
                "The live run may go on meanwhile: of two rows of a group the one of more events lasts."
            },
            mixinStandardHelpOptions = true,
            footer = {"", "Example:", "  braid dataflow batch"})
    static final class Batch implements Runnable {
        @CommandLine.ParentCommand
        private DataflowCommand dataflow;

        @Override
        public void run() {
            BatchMode.run(dataflow.context(), Component.DATAFLOW);
        }
    }
}
