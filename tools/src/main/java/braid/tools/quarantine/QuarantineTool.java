package braid.tools.quarantine;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code braid quarantine}: what the log holds that is neither an event nor a cut marker. */
@Command(
        name = "quarantine",
        description = {
            "See and release the records of the log that are neither events nor cut markers.",
            "No view counts them; every layer passes over them alike, and the coverage of each answer says how many there are."
        },
        subcommands = {ListCommand.class, ShowCommand.class, QuarantineReplay.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  braid quarantine list",
            "  braid quarantine list clicks --format json",
            "  braid quarantine show clicks 0 4711",
            "  braid quarantine replay clicks 0 4711",
            "  braid quarantine replay --all",
            "%nExit codes: 0 done, 1 failed or a record was rejected, 2 wrong usage."
        },
        mixinStandardHelpOptions = true)
public final class QuarantineTool implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: quarantine list, quarantine show or quarantine replay.");
    }

    /** What {@code --format} may be. */
    enum Format {
        TABLE,
        JSON,
        CSV
    }

    /** Fails with the usage of a command. */
    static ParameterException usage(CommandSpec spec, String message) {
        return new ParameterException(new CommandLine(spec), message);
    }
}
