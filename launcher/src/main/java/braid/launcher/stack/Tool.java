package braid.launcher.stack;

import braid.launcher.installation.Installation;
import braid.launcher.member.JvmFlags;
import braid.terminal.Terminal;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The command-line tools of other modules, run in a JVM of their own: send, generate, tail, quarantine and verify with this stack's settings, bench and compare
 * with the user's.
 */
public final class Tool {
    /** A transfer waits up to 20 s for the answers to what is under way. */
    private static final long END_PATIENCE_SECONDS = 25;

    /** A module's process with several tools. */
    private record Program(String folder, String mainClass, String heap) {}

    private static final Program TOOLS = new Program("tools", "braid.tools.Tools", "256m");

    /** It holds the groups of an answer's views, and the keys of what batch covers. */
    private static final Program VERIFY = new Program("verify", "braid.verify.Main", "2g");

    /** It makes stacks of its own, and holds the answers of a trial. */
    private static final Program LAB = new Program("lab", "braid.lab.Lab", "1g");

    private final Installation installation;
    private final Stack stack;

    public Tool(Installation installation, Stack stack) {
        this.installation = installation;
        this.stack = stack;
    }

    /** Runs a tool on this process's terminal until it ends; returns its exit code. */
    public int run(String tool, List<String> arguments) {
        Process process = start(builder(tool, arguments).inheritIO());
        Thread awaitEnd = new Thread(() -> end(process), "await-tool");
        Runtime.getRuntime().addShutdownHook(awaitEnd);
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    /** The tool as a process in the user's folder; the caller says where its output goes. */
    public ProcessBuilder builder(String tool, List<String> arguments) {
        Program program =
                switch (tool) {
                    case "verify" -> VERIFY;
                    case "bench", "compare" -> LAB;
                    default -> TOOLS;
                };
        List<String> command = new ArrayList<>(List.of(
                installation.java(),
                "-Xmx" + program.heap(),
                "-XX:+UseSerialGC",
                "-Dpicocli.usage.width=" + Terminal.ofProcess().helpColumns()));
        if (program == LAB) {
            command.add("-Dbraid.root=" + installation.root());
        }
        command.addAll(JvmFlags.ofUser(tool));
        command.addAll(List.of("-cp", installation.classPath(program.folder()), program.mainClass(), tool));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(stack.settings().workingFolder().toFile());
        if (program != LAB) {
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.putAll(stack.settings().variables(stack.pipeline().choose(null)));
        }
        return builder;
    }

    /** Starts what {@link #builder} made. */
    public static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asks the process to end and makes sure that it does. */
    public static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(END_PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
