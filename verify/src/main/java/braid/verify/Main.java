package braid.verify;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;

/** The process of {@code braid verify}. */
@Command(name = "braid", subcommands = VerifyTool.class, mixinStandardHelpOptions = true)
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                // `braid --version` says it for all.
                .forEach(spec -> List.copyOf(spec.options()).stream()
                        .filter(OptionSpec::versionHelp)
                        .forEach(spec::remove));
        System.exit(line.setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((wrong, given) -> explain(wrong))
                .execute(args));
    }

    /** In two lines, as every command of {@code braid} does. */
    private static int explain(CommandLine.ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println("braid: " + wrong.getMessage());
        command.getErr().println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        return command.getCommandSpec().exitCodeOnInvalidInput();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "A command is missing.");
    }
}
