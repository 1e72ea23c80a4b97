package braid.platform.command;

import java.util.List;
import picocli.CommandLine;

@CommandLine.Command(
        name = "down",
        description = "Stop the stack; its state stays.",
        footer = {"", "Example:", "  braid down"})
final class DownCommand extends Command {
    @Override
    void execute() {
        List<String> stopped = context().stack().down();
        print(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
    }
}
