package braid.cli.architecture;

import braid.cli.command.Command;
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
public final class KappaCommand extends Command {
    @Spec
    private CommandSpec spec;

    @Override
    protected void execute() {
        throw new ParameterException(spec.commandLine(), "Say what to do: kappa replay.");
    }
}
