package braid.tools;

import braid.core.sql.mistake.SqlMistake;
import braid.service.settings.SettingException;
import braid.terminal.command.CommandLines;
import braid.terminal.command.Failure;
import braid.terminal.command.FileTrouble;
import braid.tools.generate.GenerateTool;
import braid.tools.quarantine.QuarantineTool;
import braid.tools.send.SendTool;
import braid.tools.tail.TailTool;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The commands that bring events in and show them: {@code send}, {@code generate}, {@code tail}, {@code quarantine}. Exit codes: 0, 1 failed, 2 wrong usage. */
@Command(
        name = "braid",
        description = "Bring events into Braid, and look at them.",
        subcommands = {SendTool.class, GenerateTool.class, TailTool.class, QuarantineTool.class},
        mixinStandardHelpOptions = true)
public final class Tools implements Runnable {
    @CommandLine.Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        return CommandLines.of(new Tools())
                .setExecutionExceptionHandler((e, command, result) -> explain(e))
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int explain(Exception e) throws Exception {
        if (e instanceof SettingException || e instanceof SqlMistake || e instanceof Failure) {
            System.err.println(e.getMessage());
        } else if (e instanceof IOException trouble) {
            System.err.println(FileTrouble.explain(trouble));
        } else {
            throw e;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
