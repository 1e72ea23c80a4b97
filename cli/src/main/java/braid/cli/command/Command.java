package braid.cli.command;

import braid.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** What all commands share: {@code --help} and the way to the context. */
public abstract class Command implements Callable<Integer>, WithContext {
    @ParentCommand
    private WithContext parent;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Context context() {
        return parent.context();
    }

    protected Terminal terminal() {
        return context().terminal();
    }

    protected void print(String line) {
        terminal().out().println(line);
    }

    @Override
    public Integer call() {
        execute();
        return CommandLine.ExitCode.OK;
    }

    protected abstract void execute();
}
