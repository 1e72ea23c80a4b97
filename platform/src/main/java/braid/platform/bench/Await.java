package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.process.Pause;
import java.time.Duration;
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
            Pause.millis(pauseMillis);
        }
    }
}
