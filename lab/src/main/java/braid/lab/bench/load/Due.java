package braid.lab.bench.load;

import braid.terminal.command.Failure;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The wait for a moment of a schedule. */
public final class Due {
    private static final long LOOK_NANOS = 100_000_000;

    private Due() {}

    /**
     * Returns at this reading of {@link System#nanoTime}, at once when it is past.
     *
     * @throws Failure if the thread is interrupted meanwhile
     */
    public static void await(long nanoTime) {
        await(nanoTime, () -> false);
    }

    /** The same, but no longer than until {@code over} holds, give or take a tenth of a second. */
    public static void await(long nanoTime, BooleanSupplier over) {
        for (long wait = nanoTime - System.nanoTime();
                wait > 0 && !over.getAsBoolean();
                wait = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(wait, LOOK_NANOS));
            if (Thread.interrupted()) {
                Thread.currentThread().interrupt();
                throw new Failure("Interrupted.");
            }
        }
    }
}
