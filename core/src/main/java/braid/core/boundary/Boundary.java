package braid.core.boundary;

import java.util.Map;
import java.util.TreeMap;

/**
 * The boundary between the batch views and the real-time views: for each partition of each source's log, the first offset that the
 * batch views do not contain.
 *
 * <p>An event at offset {@code o} of partition {@code p} belongs to the batch views when {@code o < offset(source, p)} and to the
 * real-time views otherwise, so every event counts once. A partition that is absent has offset 0. Immutable.
 *
 * <p>Source: the exclusive batch id of Summingbird and the time boundary of Pinot; unlike both it is made of log offsets, so that a late
 * event is never lost.
 */
public record Boundary(Map<Partition, Long> offsets) {
    public static final Boundary ORIGIN = new Boundary(Map.of());

    public Boundary {
        offsets.forEach((partition, offset) -> {
            if (offset < 0) {
                throw new IllegalArgumentException("Offset " + offset + " of " + partition + " is below 0");
            }
        });
        offsets = java.util.Collections.unmodifiableMap(new TreeMap<>(offsets));
    }

    public long offset(String source, int partition) {
        return offset(new Partition(source, partition));
    }

    public long offset(Partition partition) {
        return offsets.getOrDefault(partition, 0L);
    }

    /** Whether no partition is behind {@code other}'s. */
    public boolean isAtLeast(Boundary other) {
        return other.offsets.entrySet().stream().allMatch(e -> offset(e.getKey()) >= e.getValue());
    }
}
