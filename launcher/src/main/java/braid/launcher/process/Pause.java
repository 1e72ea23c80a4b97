package braid.launcher.process;

import braid.terminal.command.Failure;
import java.util.concurrent.TimeUnit;

/** The wait between two looks at something. */
public final class Pause {
    private Pause() {}

    /**
     * Waits so many milliseconds.
     *
     * @throws Failure if the thread is interrupted meanwhile
     */
    public static void millis(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
