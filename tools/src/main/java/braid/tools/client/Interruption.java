package braid.tools.client;

import java.util.concurrent.locks.LockSupport;

/**
 * Lets a transfer end in good order when its process is told to end, by Ctrl-C or SIGTERM: what is under way is answered, and the last
 * word is said. The exit code is then the one of the signal, 130 or 143.
 *
 * <p>Open it last and close it first: once the end has begun, {@link #close} does not return, so that nobody else has the last word.
 */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    /** @param end what to do then; the process ends when it returns */
    public Interruption(Runnable end) {
        hook = new Thread(end, "interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            while (true) {
                LockSupport.park();
            }
        }
    }
}
