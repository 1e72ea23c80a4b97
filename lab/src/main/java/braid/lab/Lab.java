package braid.lab;

import braid.lab.command.CompareTool;
import braid.lab.command.bench.BenchTool;
import braid.lab.scenario.ScenarioMistake;
import braid.terminal.command.CommandLines;
import braid.terminal.command.Failure;
import braid.terminal.command.UnknownName;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The process that measures: {@code braid bench} and {@code braid compare}. Exit codes: 0 measured, 1 could not, 2 wrong usage, 3 an answer was not true.
 */
@Command(
        name = "braid",
        description = "Measure this machine, and compare the architectures.",
        subcommands = {BenchTool.class, CompareTool.class},
        mixinStandardHelpOptions = true)
public final class Lab implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(commands().execute(args));
    }

    static CommandLine commands() {
        return CommandLines.of(new Lab())
                .setExecutionExceptionHandler((e, command, result) -> explain(e, command.getErr()));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int explain(Exception e, PrintWriter err) throws Exception {
        if (!(e instanceof Failure)) {
            throw e;
        }
        err.println("braid: " + e.getMessage());
        return e instanceof UnknownName || e instanceof ScenarioMistake
                ? CommandLine.ExitCode.USAGE
                : CommandLine.ExitCode.SOFTWARE;
    }
}
