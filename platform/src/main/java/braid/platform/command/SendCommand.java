package braid.platform.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "send",
        description = "Send a file of events (CSV, NDJSON, .gz, or - for stdin) to a source.")
final class SendCommand extends ToolCommand {
    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "See `braid send --help`.")
    private List<String> arguments = List.of();

    @Override
    String tool() {
        return "send";
    }

    @Override
    List<String> arguments() {
        return arguments;
    }
}
