package braid.platform.command;

import braid.platform.output.StartBar;
import braid.platform.stack.Member;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "restart",
        description = "Stop one service cleanly and start it again.",
        footer = {"", "Example:", "  braid restart serving-layer"})
final class RestartCommand extends Command {
    @Parameters(
            paramLabel = "SERVICE",
            description = "kafka, cassandra, h2, ingest, speed-layer, batch-layer or serving-layer.")
    private String service;

    @Override
    void execute() {
        Member member = Member.named(service);
        StartBar progress = new StartBar(terminal(), terminal().out());
        try {
            context().stack().restart(member, progress);
        } finally {
            progress.end();
        }
    }
}
