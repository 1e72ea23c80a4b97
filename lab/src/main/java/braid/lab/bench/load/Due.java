package braid.lab.bench.load;

import braid.terminal.command.Failure;
import java.util.concurrent.locks.LockSupport;

/** The wait for a moment of a schedule. */
final class Due {
    private Due() {}

    /**
     * Returns at this reading of {@link System#nanoTime}, at once when it is past.
     *
     * @throws Failure if the thread is interrupted meanwhile
     */
    static void await(long nanoTime) {
        for (long wait = nanoTime - System.nanoTime(); wait > 0; wait = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted.");
            }
        }
    }
}
