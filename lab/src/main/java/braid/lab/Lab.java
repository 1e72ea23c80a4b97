package braid.lab;

import braid.lab.command.CompareTool;
import braid.lab.scenario.ScenarioMistake;
import braid.terminal.command.CommandLines;
import braid.terminal.command.Failure;
import braid.terminal.command.UnknownName;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The process that compares architectures: {@code braid compare}. Exit codes: 0 measured, 1 could not, 2 wrong usage, 3 an answer was not true.
 */
@Command(
        name = "braid",
        description = "Compare the architectures by measurement.",
        subcommands = CompareTool.class,
        mixinStandardHelpOptions = true)
public final class Lab implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        return CommandLines.of(new Lab())
                .setExecutionExceptionHandler((e, command, result) -> explain(e))
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int explain(Exception e) throws Exception {
        if (!(e instanceof Failure)) {
            throw e;
        }
        System.err.println("braid: " + e.getMessage());
        return e instanceof UnknownName || e instanceof ScenarioMistake
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }
}
