package braid.platform.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(name = "tail", description = "Print the events of a source as they were accepted, as JSON.")
final class TailCommand extends ToolCommand {
    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "See `braid tail --help`.")
    private List<String> arguments = List.of();

    @Override
    String tool() {
        return "tail";
    }

    @Override
    List<String> arguments() {
        return arguments;
    }
}
