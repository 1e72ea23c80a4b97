package braid.ingest;

import braid.core.sql.SqlMistake;
import braid.ingest.client.DeliveryFailed;
import braid.ingest.generate.GenerateCommand;
import braid.ingest.importer.SendCommand;
import braid.ingest.quarantine.QuarantineCommand;
import braid.ingest.tail.TailCommand;
import braid.service.SettingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that bring events in and show them: {@code send}, {@code generate}, {@code tail}, {@code quarantine}. Exit codes: 0, 1 failed, 2 wrong usage. */
@Command(
        name = "braid",
        description = "Bring events into Braid, and look at them.",
        subcommands = {SendCommand.class, GenerateCommand.class, TailCommand.class, QuarantineCommand.class},
        mixinStandardHelpOptions = true)
public final class Tools implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        System.exit(run(args));
    }

    /** Runs a command and returns its exit code. */
    public static int run(String... args) {
        return new CommandLine(new Tools())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, command, result) -> explain(e))
                .execute(args);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int explain(Exception e) throws Exception {
        if (e instanceof SettingException || e instanceof SqlMistake || e instanceof DeliveryFailed) {
            System.err.println(e.getMessage());
        } else if (e instanceof NoSuchFileException) {
            System.err.println("There is no file " + e.getMessage() + ".");
        } else if (e instanceof CharacterCodingException) {
            System.err.println("The file is not UTF-8.");
        } else if (e instanceof IOException) {
            System.err.println(e);
        } else {
            throw e;
        }
        return 1;
    }
}
