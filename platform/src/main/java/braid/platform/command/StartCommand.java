package braid.platform.command;

import braid.platform.output.StartBar;
import braid.platform.stack.Member;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "start",
        description = "Start one service, or a further speed layer or serving layer.",
        footer = {
            "",
            "Example:",
            "  braid start speed-layer",
            "  braid start speed-layer-2",
            "  braid start serving-layer-2"
        })
final class StartCommand extends Command {
    @Parameters(
            paramLabel = "SERVICE",
            description = "kafka, cassandra, h2, ingest, speed-layer, batch-layer or serving-layer.")
    private String service;

    @Override
    void execute() {
        Member member = Member.named(service);
        StartBar progress = new StartBar(terminal(), terminal().out());
        try {
            if (context().stack().start(member, progress).isEmpty()) {
                print(member.name() + " was running already.");
            }
        } finally {
            progress.end();
        }
    }
}
