package braid.core.boundary;

import java.time.Instant;

/**
 * What an answer covers of one partition: batch {@code [0, batchTo)}, speed {@code [batchTo, speedTo)}; the events in
 * {@code [speedTo, logEnd)} are not visible in it.
 *
 * @param hiddenSince the log took in the first record that is not visible then or later, and little later; {@code null} if that is not
 *     known
 */
public record PartitionCoverage(Partition partition, long batchTo, long speedTo, long logEnd, Instant hiddenSince) {
    public PartitionCoverage {
        if (batchTo < 0 || speedTo < batchTo || logEnd < 0) {
            throw new IllegalArgumentException(
                    "Not a coverage of " + partition + ": batch to " + batchTo + ", speed to " + speedTo);
        }
    }

    /** Offsets between what is visible and the log's end. */
    public long lag() {
        return Math.max(0, logEnd - speedTo);
    }
}
