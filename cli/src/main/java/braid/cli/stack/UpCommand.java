package braid.cli.stack;

import braid.cli.command.Command;
import braid.cli.command.Context;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.pipeline.StackPipeline;
import braid.launcher.settings.ClusterSize;
import braid.launcher.stack.EngineSwitch;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import braid.terminal.Human;
import braid.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "up",
        description = "Start the stack: servers, stores, services. Starts only what does not run, so it also repairs.",
        footer = {
            "",
            "Examples:",
            "  braid up",
            "  braid up --pipeline flights",
            "  braid up --pipeline my/orders.sql",
            "  braid up --architecture lambda,kappa",
            "  braid up --speed storm",
            "  braid up --brokers 3 --cassandra-nodes 3",
            "  BRAID_HOME=.braid-two BRAID_PORT_BASE=31000 braid up"
        })
public final class UpCommand extends Command {
    @Option(
            names = "--pipeline",
            paramLabel = "FILE",
            description =
                    "A .sql file, or the name of one in pipelines/. Default: what the home holds already, else clicks.")
    private String pipeline;

    @Option(
            names = "--architecture",
            paramLabel = "NAMES",
            description =
                    "How to compute it: lambda, batch-only, stream-only, kappa, flink, dataflow, or several with commas between them,"
                            + " side by side on one log. The first answers where none is named. Default: what runs already, else lambda.")
    private String architectures;

    @Option(
            names = "--speed",
            paramLabel = "ENGINE",
            description =
                    "What the speed layer runs on: braid, its own consumer, storm, samza or flink. Another engine goes on where the one before"
                            + " ended. Default: what the home has, else braid.")
    private String engine;

    @Option(
            names = "--brokers",
            paramLabel = "N",
            description =
                    "Kafka brokers of a new stack, 1 or 3 (default 1); with 3 one may be killed: kafka, kafka-2 or kafka-3.")
    private String brokers;

    @Option(
            names = "--cassandra-nodes",
            paramLabel = "N",
            description = "Cassandra nodes of a new stack, 1 or 3 (default 1): cassandra, cassandra-2, cassandra-3.")
    private String nodes;

    @Override
    protected void execute() {
        Context sized = context().with(ClusterSize.BROKERS, brokers).with(ClusterSize.NODES, nodes);
        Stack stack = sized.stack();
        EngineSwitch.in(stack, engine);
        up(stack, pipeline, architectures, terminal());
    }

    /** Starts the stack, showing progress on stdout; returns what was started. */
    public static List<String> up(Stack stack, String pipeline, String architectures, Terminal terminal) {
        StartBar progress = new StartBar(terminal, terminal.out());
        Path file = stack.pipeline().choose(pipeline);
        progress.say("Starting Braid with pipeline " + StackPipeline.nameOf(file) + " in "
                + stack.settings().home().folder());
        List<String> started;
        try {
            started = stack.up(pipeline, architectures, progress);
        } finally {
            progress.end();
        }
        if (started.isEmpty()) {
            progress.say("Everything was running already.");
        } else {
            progress.say("Up in " + Human.duration(progress.took()) + ". Open "
                    + stack.settings().address(Member.of(Component.SERVING))
                    + "/ in a browser, or ask there by REST and SQL; send events to "
                    + stack.settings().address(Member.of(Component.INGEST)) + ".");
        }
        return started;
    }
}
