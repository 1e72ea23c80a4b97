package braid.platform.command;

import braid.platform.stack.Member;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "stop",
        description = "Stop one service cleanly.",
        footer = {"", "Example:", "  braid stop batch-layer"})
final class StopCommand extends Command {
    @Parameters(
            paramLabel = "SERVICE",
            description = "kafka, cassandra, h2, ingest, speed-layer, batch-layer or serving-layer.")
    private String service;

    @Override
    void execute() {
        Member member = Member.named(service);
        context().stack().stop(member);
        print("Stopped " + member.name() + ".");
    }
}
