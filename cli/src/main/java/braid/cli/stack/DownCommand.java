package braid.cli.stack;

import braid.cli.command.Command;
import braid.cli.command.Ending;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import java.util.List;
import picocli.CommandLine;

@CommandLine.Command(
        name = "down",
        description = "Stop the stack; its state stays.",
        footer = {"", "Example:", "  braid down"})
public final class DownCommand extends Command {
    @Override
    protected void execute() {
        Stack stack = context().stack();
        StartBar progress = new StartBar(terminal(), terminal().err());
        stack.classData().keep(progress);
        progress.end();
        List<String> stopped;
        try (Ending ending = Ending.at(
                terminal(),
                "Interrupted: some parts may still run or be stopping. `braid down` stops the rest; `braid status` looks.")) {
            stopped = stack.down();
        }
        print(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
    }
}
