package braid.cli.stack;

import braid.cli.command.Command;
import braid.cli.command.Ending;
import braid.launcher.stack.Stack;
import braid.terminal.command.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "reset",
        description = "Stop the stack and remove all that it has made, in every store: lists it first, then asks.",
        footer = {
            "",
            "Stores of your own (an external Kafka, Cassandra or PostgreSQL) lose what this stack made in them and nothing else.",
            "",
            "Examples:",
            "  braid reset",
            "  braid reset --yes"
        })
public final class ResetCommand extends Command {
    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--home-only", description = "Leave what it made in stores and folders outside of BRAID_HOME.")
    private boolean homeOnly;

    @Override
    protected void execute() {
        Stack stack = context().stack();
        String home = stack.settings().home().folder().toString();
        if (!stack.settings().home().exists()) {
            print("There is no state in " + home + ".");
            return;
        }
        print("This stops the stack and removes for good:");
        (homeOnly ? List.of("all data in " + home) : stack.removable().list()).forEach(line -> print("  " + line));
        stack.removable().stays().ifPresent(this::print);
        if (!yes && !agreed()) {
            throw new Failure("Nothing was stopped or removed. Answer y, or use `braid reset --yes`.");
        }
        try (Ending ending = Ending.at(
                terminal(),
                "Interrupted: a part of this may be removed already. `braid reset` removes the rest; do not go on with `braid up` before.")) {
            stack.reset(homeOnly);
        }
        print("Removed. The next `braid up` starts from nothing in " + home + ".");
    }

    private boolean agreed() {
        terminal().out().print("Go on? [y/N] ");
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
