package braid.terminal.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** How every command line of Braid's takes wrong usage: told in two lines with the nearest right thing, exit code 2. */
public final class CommandLines {
    private CommandLines() {}

    /** A command line with all of its commands. */
    public static CommandLine of(Object root, Class<?>... commands) {
        CommandLine line = new CommandLine(root);
        for (Class<?> command : commands) {
            line.addSubcommand(command);
        }
        dropVersion(line);
        return line.setCaseInsensitiveEnumValuesAllowed(true).setParameterExceptionHandler((wrong, given) -> {
            CommandLine command = wrong.getCommandLine();
            command.getErr().println("braid: " + Mistyped.explain(wrong));
            command.getErr().println("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
            return CommandLine.ExitCode.USAGE;
        });
    }

    /** {@code braid --version} says it once for all. */
    private static void dropVersion(CommandLine line) {
        line.getSubcommands().values().forEach(command -> {
            CommandSpec spec = command.getCommandSpec();
            List.copyOf(spec.options()).stream().filter(OptionSpec::versionHelp).forEach(spec::remove);
            dropVersion(command);
        });
    }
}
