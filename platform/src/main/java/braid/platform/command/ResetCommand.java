package braid.platform.command;

import braid.platform.Failure;
import braid.platform.stack.Stack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "reset",
        description = "Stop the stack and delete its state: log, views, master dataset.",
        footer = {"", "Examples:", "  braid reset", "  braid reset --yes"})
final class ResetCommand extends Command {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Override
    void execute() {
        Stack stack = context().stack();
        if (!stack.settings().home().exists()) {
            print("There is no state in " + stack.settings().home().folder() + ".");
            return;
        }
        if (!yes && !agreed(stack)) {
            throw new Failure("Nothing was deleted. Answer y, or use `braid reset --yes`.");
        }
        stack.reset();
        print("Deleted the state in " + stack.settings().home().folder() + ".");
    }

    private boolean agreed(Stack stack) {
        terminal()
                .out()
                .print("Stop the stack and delete all data in "
                        + stack.settings().home().folder() + "? [y/N] ");
        terminal().out().flush();
        try {
            String answer = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return answer != null
                    && answer.trim().toLowerCase(java.util.Locale.ROOT).startsWith("y");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
