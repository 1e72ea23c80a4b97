package braid.platform.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "verify",
        description = "Say whether a saved answer was right, naming the rows that differ.")
final class VerifyCommand extends ToolCommand {
    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "See `braid verify --help`.")
    private List<String> arguments = List.of();

    @Override
    String tool() {
        return "verify";
    }

    @Override
    List<String> arguments() {
        return arguments;
    }
}
