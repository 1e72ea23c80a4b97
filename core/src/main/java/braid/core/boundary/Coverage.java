package braid.core.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Exactly which offsets an answer is the fold of.
 *
 * @param cut the published cut that the batch rows belong to; 0 before the first
 * @param publishedAt when it was published; {@code null} before the first
 * @param generatedAt when the answer was made
 * @param complete false if a part of what is named could not be read; such an answer is not exact
 */
public record Coverage(
        String pipeline,
        long cut,
        Instant publishedAt,
        Instant generatedAt,
        boolean complete,
        List<PartitionCoverage> partitions) {
    public Coverage {
        partitions = List.copyOf(partitions);
    }

    /** Events in the log that the answer does not show yet. */
    public long lag() {
        return partitions.stream().mapToLong(PartitionCoverage::lag).sum();
    }

    /**
     * How old the answer is: the age of what it does not show yet, that is, of the first record that is not visible, in the partition where
     * that is the oldest. Zero when it shows the whole log, whenever its last event came; empty if a partition is behind and nobody knows
     * since when.
     */
    public Optional<Duration> freshness() {
        Duration oldest = Duration.ZERO;
        for (PartitionCoverage partition : partitions) {
            if (partition.lag() > 0) {
                if (partition.hiddenSince() == null) {
                    return Optional.empty();
                }
                Duration age = Duration.between(partition.hiddenSince(), generatedAt);
                oldest = age.compareTo(oldest) > 0 ? age : oldest;
            }
        }
        return Optional.of(oldest);
    }
}
