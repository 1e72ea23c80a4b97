package braid.cli.architecture;

import braid.cli.command.Context;
import braid.launcher.member.Component;
import braid.launcher.stack.Tool;
import braid.terminal.command.Failure;

/** Runs an architecture's program over the log as it is now, in a process beside the one that streams, on this process's terminal. */
final class BatchMode {
    private BatchMode() {}

    static void run(Context context, Component component) {
        ProcessBuilder builder =
                context.stack().beside(component, component.mainClass()).inheritIO();
        builder.command().add("batch");
        Process process = Tool.start(builder);
        Thread end = new Thread(() -> Tool.end(process), "end-batch");
        Runtime.getRuntime().addShutdownHook(end);
        try {
            int code = process.waitFor();
            if (code != 0) {
                throw new Failure("The batch run ended with " + code + "; what it wrote is right, and not all.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
