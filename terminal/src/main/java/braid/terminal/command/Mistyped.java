package braid.terminal.command;

import braid.core.text.Names;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What was wrong with a command's arguments, with the nearest right thing. */
public final class Mistyped {
    private Mistyped() {}

    static String explain(ParameterException wrong) {
        if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
            return wrong.getMessage();
        }
        CommandSpec command = wrong.getCommandLine().getCommandSpec();
        String given = unmatched.getUnmatched().get(0);
        if (given.startsWith("-")) {
            return "`" + command.qualifiedName() + "` has no option '" + given + "'. "
                    + Names.suggestion(given.replaceFirst("=.*", ""), options(command));
        }
        if (!command.subcommands().isEmpty()) {
            return "There is no command '" + given + "'. "
                    + Names.suggestion(given, command.subcommands().keySet());
        }
        return "'" + given + "' is one argument too many"
                + (takesText(command)
                        ? ": SQL is one argument, so put it in quotes: " + command.qualifiedName()
                                + " \"SELECT * FROM ...\"."
                        : ".");
    }

    private static Collection<String> options(CommandSpec command) {
        return command.options().stream()
                .flatMap(option -> List.of(option.names()).stream())
                .filter(name -> name.startsWith("--"))
                .toList();
    }

    private static boolean takesText(CommandSpec command) {
        return command.positionalParameters().stream()
                .anyMatch(parameter -> parameter.paramLabel().contains("SQL"));
    }
}
