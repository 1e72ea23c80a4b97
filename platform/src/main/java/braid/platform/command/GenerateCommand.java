package braid.platform.command;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(name = "generate", description = "Generate events: clicks or sensors.")
final class GenerateCommand extends ToolCommand {
    @Parameters(paramLabel = "ARGUMENT", arity = "0..*", description = "See `braid generate --help`.")
    private List<String> arguments = List.of();

    @Override
    String tool() {
        return "generate";
    }

    @Override
    List<String> arguments() {
        return arguments;
    }
}
