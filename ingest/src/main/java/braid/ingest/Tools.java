package braid.ingest;

import braid.core.sql.SqlMistake;
import braid.ingest.client.DeliveryFailed;
import braid.ingest.generate.GenerateTool;
import braid.ingest.importer.SendTool;
import braid.ingest.quarantine.QuarantineTool;
import braid.ingest.tail.TailTool;
import braid.service.settings.SettingException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

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
        CommandLine line = new CommandLine(new Tools());
        dropVersion(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> explain(wrong))
                .setExecutionExceptionHandler((e, command, result) -> explain(e))
                .execute(args);
    }

    /** {@code braid --version} says it for all. */
    private static void dropVersion(CommandLine line) {
        line.getSubcommands().values().forEach(command -> {
            CommandSpec spec = command.getCommandSpec();
            List.copyOf(spec.options()).stream().filter(OptionSpec::versionHelp).forEach(spec::remove);
            dropVersion(command);
        });
    }

    /** In two lines, as every command of {@code braid} does. */
    private static int explain(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("braid: " + wrong.getMessage() + nearest(wrong));
        command.getErr().println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static String nearest(CommandLine.ParameterException wrong) {
        return wrong instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions().stream()
                        .findFirst()
                        .map(near -> ". Did you mean '" + near + "'?")
                        .orElse("")
                : "";
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }

    private static int explain(Exception e) throws Exception {
        if (e instanceof SettingException || e instanceof SqlMistake || e instanceof DeliveryFailed) {
            System.err.println(e.getMessage());
        } else if (e instanceof AccessDeniedException denied) {
            System.err.println(denied.getFile() + " may not be written or read by this user.");
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
