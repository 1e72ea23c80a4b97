package braid.platform.command;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@CommandLine.Command(
        name = "kappa",
        description = "Replay the log through Kappa.",
        subcommands = ReplayCommand.class,
        synopsisSubcommandLabel = "replay",
        footer = {"", "Example:", "  braid kappa replay"})
final class KappaCommand extends Command {
    @Spec
    private CommandSpec spec;

    @Override
    void execute() {
        throw new ParameterException(spec.commandLine(), "Say what to do: kappa replay.");
    }
}
