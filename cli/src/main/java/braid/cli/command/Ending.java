package braid.cli.command;

import braid.terminal.Terminal;

/**
 * What a command says when it is interrupted (Ctrl-C): what state things are in and how to go on, on a line of its own, with the cursor back.
 * The process then ends with 130, as shells expect it.
 */
public final class Ending implements AutoCloseable {
    private static final String CURSOR = "\u001b[?25h";
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Thread hook;

    private Ending(Thread hook) {
        this.hook = hook;
    }

    /** From now until {@link #close}. */
    public static Ending at(Terminal terminal, String words) {
        Thread hook = new Thread(
                () -> {
                    terminal.out().println((terminal.live() ? CLEAR_LINE + CURSOR : "") + words);
                    terminal.out().flush();
                },
                "ending");
        Runtime.getRuntime().addShutdownHook(hook);
        return new Ending(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // Interrupted: the hook speaks.
        }
    }
}
