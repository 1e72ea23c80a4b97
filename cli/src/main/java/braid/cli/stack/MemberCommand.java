package braid.cli.stack;

import braid.cli.command.Command;
import braid.launcher.member.Member;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** A command that does one thing to one process of the stack. */
public abstract class MemberCommand extends Command {
    @Parameters(
            paramLabel = "SERVICE",
            description = "kafka, cassandra, h2, ingest, speed-layer, batch-layer or serving-layer.")
    private String service;

    @Override
    protected final void execute() {
        StartBar progress = new StartBar(terminal(), terminal().out());
        try {
            String said = execute(context().stack(), Member.named(service), progress);
            if (!said.isEmpty()) {
                print(said);
            }
        } finally {
            progress.end();
        }
    }

    /** Returns what to say of it, or nothing. */
    abstract String execute(Stack stack, Member member, StartBar progress);

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
    public static final class StartCommand extends MemberCommand {
        @Override
        String execute(Stack stack, Member member, StartBar progress) {
            return stack.start(member, progress).isEmpty() ? member.name() + " was running already." : "";
        }
    }

    @CommandLine.Command(
            name = "stop",
            description = "Stop one service cleanly.",
            footer = {"", "Example:", "  braid stop batch-layer"})
    public static final class StopCommand extends MemberCommand {
        @Override
        String execute(Stack stack, Member member, StartBar progress) {
            stack.stop(member);
            return "Stopped " + member.name() + ".";
        }
    }

    @CommandLine.Command(
            name = "restart",
            description = "Stop one service cleanly and start it again.",
            footer = {"", "Example:", "  braid restart serving-layer"})
    public static final class RestartCommand extends MemberCommand {
        @Override
        String execute(Stack stack, Member member, StartBar progress) {
            stack.restart(member, progress);
            return "";
        }
    }

    @CommandLine.Command(
            name = "kill",
            description = "Kill one service (SIGKILL), to see what happens. `braid up` starts it again.",
            footer = {"", "Example:", "  braid kill speed-layer && braid up"})
    public static final class KillCommand extends MemberCommand {
        @Override
        String execute(Stack stack, Member member, StartBar progress) {
            stack.children().kill(member.name());
            return "Killed " + member.name() + ". `braid up` starts it again.";
        }
    }
}
