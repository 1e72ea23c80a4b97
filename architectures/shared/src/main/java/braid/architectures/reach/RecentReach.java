package braid.architectures.reach;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far a job has come, as it was found out a moment ago. What was found out longer ago, because the log has not answered since, is not
 * known any more. Written by one thread, read by any.
 */
public final class RecentReach {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private volatile Seen seen;

    private record Seen(JobReach reach, long nanos) {}

    public RecentReach(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Notes what was found out just now. */
    public void saw(JobReach reach) {
        seen = new Seen(reach, nanoTime.getAsLong());
    }

    /** What is known now; {@link JobReach#UNKNOWN} if that is nothing. */
    public JobReach get() {
        Seen newest = seen;
        return newest == null || nanoTime.getAsLong() - newest.nanos() > FRESH.toNanos()
                ? JobReach.UNKNOWN
                : newest.reach();
    }
}
