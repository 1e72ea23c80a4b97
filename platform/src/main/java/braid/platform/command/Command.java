package braid.platform.command;

import braid.platform.output.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands share: {@code --help} and the way to the context. */
abstract class Command implements Callable<Integer> {
    @ParentCommand
    private Braid braid;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    Context context() {
        return braid.context();
    }

    Terminal terminal() {
        return context().terminal();
    }

    void print(String line) {
        terminal().out().println(line);
    }

    @Override
    public Integer call() {
        execute();
        return Braid.DONE;
    }

    abstract void execute();
}
