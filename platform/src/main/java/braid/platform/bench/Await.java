package braid.platform.bench;

import braid.platform.Failure;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what is measured, looking again and again. */
final class Await {
    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param what named in the refusal when it does not come to hold in {@code patience}
     */
    static void until(String what, BooleanSupplier condition, long pauseMillis, Duration patience) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (Rates.since(begin).compareTo(patience) > 0) {
                throw new Failure("Waited " + patience.toSeconds() + " s in vain: " + what + ".");
            }
            pause(pauseMillis);
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }
}
