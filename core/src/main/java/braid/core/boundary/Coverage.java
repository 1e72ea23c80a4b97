package braid.core.boundary;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    /** How old the answer is: zero when it shows the whole log, else the age of the oldest partition's last visible event. */
    public Duration freshness() {
        return partitions.stream()
                .filter(p -> p.lag() > 0 && p.appendTime() != null)
                .map(p -> Duration.between(p.appendTime(), generatedAt))
                .filter(age -> !age.isNegative())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
