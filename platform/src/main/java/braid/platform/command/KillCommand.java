package braid.platform.command;

import braid.platform.stack.Member;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

@CommandLine.Command(
        name = "kill",
        description = "Kill one service (SIGKILL), to see what happens. `braid up` starts it again.",
        footer = {"", "Example:", "  braid kill speed-layer && braid up"})
final class KillCommand extends Command {
    @Parameters(
            paramLabel = "SERVICE",
            description = "kafka, cassandra, h2, ingest, speed-layer, batch-layer or serving-layer.")
    private String service;

    @Override
    void execute() {
        Member member = Member.named(service);
        context().stack().children().kill(member.name());
        print("Killed " + member.name() + ". `braid up` starts it again.");
    }
}
