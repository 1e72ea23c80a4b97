package braid.launcher.start;

import braid.terminal.command.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What one command has started so far, to be stopped again when the command fails or is interrupted (Ctrl-C). Nothing can be started
 * once the undoing has begun.
 */
public final class Undo implements AutoCloseable {
    private final List<String> started = new ArrayList<>();
    private final Consumer<List<String>> stop;
    private final StartListener listener;
    private final Thread hook = new Thread(this::interrupted, "undo");
    private boolean undone;

    public Undo(Consumer<List<String>> stop, StartListener listener) {
        this.stop = stop;
        this.listener = listener;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts {@code name}, unless the undoing has begun. */
    synchronized <T> T start(String name, Supplier<T> start) {
        if (undone) {
            throw new Failure("Interrupted.");
        }
        T process = start.get();
        started.add(name);
        return process;
    }

    public synchronized List<String> started() {
        return List.copyOf(started);
    }

    private synchronized void interrupted() {
        listener.say(
                started.isEmpty()
                        ? "Interrupted: nothing had been started."
                        : "Interrupted: stopping what was started (" + String.join(", ", started) + ") ...");
        run();
        listener.say("The stack is as it was before; its state stays. `braid up` begins again.");
    }

    public synchronized void run() {
        undone = true;
        stop.accept(List.copyOf(started));
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Shutting down already: the hook runs and stops what was started.
        }
    }
}
