package braid.verify;

import braid.terminal.command.CommandLines;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The process of {@code braid verify}. */
@Command(name = "braid", subcommands = VerifyTool.class, mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(CommandLines.of(new Main()).execute(args));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }
}
