package braid.stores.health;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a store answered when it was last asked. One that has not been heard of for a while, since it hangs and each question to it with
 * it, is no longer taken to be up. Safe for use by several threads.
 */
public final class Health {
    private static final Duration FRESH = Duration.ofSeconds(10);

    private final LongSupplier nanoTime;
    private volatile Said said = new Said("not reached yet", 0);
    private volatile boolean everUp;

    private record Said(String problem, long nanos) {}

    public Health() {
        this(System::nanoTime);
    }

    public Health(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    public void up() {
        everUp = true;
        said = new Said(null, nanoTime.getAsLong());
    }

    /** Notes that the store was not asked this time, for reasons that are not its own. */
    public void passedOver() {
        said = new Said(said.problem(), nanoTime.getAsLong());
    }

    public void down(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String words = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
        said = new Said(words, nanoTime.getAsLong());
    }

    public boolean isUp() {
        return problem() == null;
    }

    /** Whether it has answered since this process started. */
    public boolean wasUp() {
        return everUp;
    }

    /** What is wrong, or {@code null} if nothing is. */
    public String problem() {
        Said last = said;
        if (last.problem() != null) {
            return last.problem();
        }
        long silence = nanoTime.getAsLong() - last.nanos();
        return silence > FRESH.toNanos() ? "no answer for " + silence / 1_000_000_000 + " s" : null;
    }
}
