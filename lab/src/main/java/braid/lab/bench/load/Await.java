package braid.lab.bench.load;

import braid.launcher.process.Pause;
import braid.terminal.Human;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for what is measured, looking again and again. */
public final class Await {
    private Await() {}

    /**
     * Returns as soon as the condition holds.
     *
     * @param what named in the refusal when it does not come to hold in {@code patience}
     */
    public static void until(String what, BooleanSupplier condition, long pauseMillis, Duration patience) {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (PerSecond.since(begin).compareTo(patience) > 0) {
                throw new Failure("Waited " + patience.toSeconds() + " s in vain: " + what + ".");
            }
            Pause.millis(pauseMillis);
        }
    }

    /**
     * Returns as soon as nothing is left, however long that takes, if only it becomes less.
     *
     * @param left how much is left; negative when that cannot be seen now
     * @param what named in the refusal when it does not become less in {@code patience}
     */
    public static void none(String what, LongSupplier left, long pauseMillis, Duration patience) {
        long least = Long.MAX_VALUE;
        long progress = System.nanoTime();
        for (long now = left.getAsLong(); now != 0; now = left.getAsLong()) {
            if (now > 0 && now < least) {
                least = now;
                progress = System.nanoTime();
            } else if (PerSecond.since(progress).compareTo(patience) > 0) {
                throw new Failure((least == Long.MAX_VALUE ? "It cannot be seen" : Human.count(least) + " are left")
                        + ", and nothing has moved for " + patience.toSeconds() + " s: " + what + ".");
            }
            Pause.millis(pauseMillis);
        }
    }
}
