package braid.cli.demo;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.cli.stack.UpCommand;
import braid.core.view.Architecture;
import braid.launcher.member.Component;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import braid.terminal.command.Span;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Option;

@CommandLine.Command(
        name = "demo",
        description = "Start the stack, send events and watch one merged view grow. Ctrl-C stops everything.",
        footer = {
            "",
            "Examples:",
            "  braid demo --pipeline flights",
            "  braid demo --pipeline clicks --rate 2000 --for 90s --keep"
        })
public final class DemoCommand extends Command {
    @Option(
            names = "--pipeline",
            paramLabel = "NAME",
            defaultValue = "clicks",
            description = "clicks (default), sensors or flights.")
    private String pipeline;

    @Option(names = "--rate", paramLabel = "N", description = "Events per second (default 500; flights 3000).")
    private Integer rate;

    @Option(
            names = "--for",
            paramLabel = "SPAN",
            converter = Span.class,
            description = "How long to send (default 60s; flights: the whole file).")
    private Duration length;

    @Option(
            names = "--batch-every",
            paramLabel = "SPAN",
            converter = Span.class,
            defaultValue = "10s",
            description = "From one batch run's start to the next (default 10s).")
    private Duration batchEvery;

    @Option(names = "--keep", description = "Leave the stack running at the end.")
    private boolean keep;

    private volatile Demo playing;

    @Override
    protected void execute() {
        Scene scene = Scene.named(pipeline);
        Stack stack = context().stack();
        boolean wasRunning = stack.members().stream()
                .anyMatch(member -> stack.children().find(member.name()).isPresent());
        UpCommand.up(stack, scene.title(), Architecture.LAMBDA.word(), terminal());
        Thread interrupted = new Thread(() -> interrupted(stack, wasRunning), "interrupted");
        Runtime.getRuntime().addShutdownHook(interrupted);
        StartBar progress = new StartBar(terminal(), terminal().out());
        SparkStart.await(AnswerPrinter.api(context(), Component.BATCH), progress);
        progress.end();
        print("");
        boolean leave = keep || wasRunning;
        try (Demo demo = new Demo(
                stack,
                context().installation(),
                terminal(),
                scene,
                Optional.ofNullable(rate),
                Optional.ofNullable(length),
                batchEvery)) {
            playing = demo;
            demo.play(Optional.ofNullable(length));
        } finally {
            end(stack, leave, interrupted);
        }
    }

    private void end(Stack stack, boolean leave, Thread interrupted) {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException e) {
            return;
        }
        if (leave) {
            print(
                    "The stack goes on running: ask with `braid query`, look with `braid status`, stop with `braid down`.");
        } else {
            StartBar progress = new StartBar(terminal(), terminal().out());
            stack.classData().keep(progress);
            progress.end();
            List<String> stopped = stack.down();
            print("Stopped " + String.join(", ", stopped) + ". The state stays; `braid up` goes on from here.");
        }
    }

    private void interrupted(Stack stack, boolean wasRunning) {
        Demo demo = playing;
        if (demo != null) {
            demo.close();
        }
        terminal().out().println();
        if (!wasRunning) {
            terminal().out().println("Interrupted: stopping the stack ...");
            terminal().out().flush();
            stack.down();
            terminal()
                    .out()
                    .println("Stopped. The state stays; `braid up` goes on from here, `braid reset` removes it.");
        } else {
            terminal()
                    .out()
                    .println(
                            "Interrupted: nothing more is sent. The stack ran before and goes on running; stop it with `braid down`.");
        }
        terminal().out().flush();
    }
}
