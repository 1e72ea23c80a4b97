package braid.cli;

import braid.cli.command.Command;
import picocli.AutoComplete;
import picocli.CommandLine;

@CommandLine.Command(
        name = "completion",
        description = "Print a completion script for bash and zsh.",
        footer = {"", "Examples:", "  source <(braid completion)", "  braid completion > /etc/bash_completion.d/braid"})
final class CompletionCommand extends Command {
    @Override
    protected void execute() {
        print(AutoComplete.bash("braid", Braid.commandLine(context())));
    }
}
