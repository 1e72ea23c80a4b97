package braid.core.boundary;

import java.time.Instant;

/**
 * How far the speed layer has folded a partition and made the result durable.
 *
 * @param segment the number of the open segment: that of the last cut marker passed, 0 before the first
 * @param first the first offset of the open segment
 * @param next the first offset that is not folded yet: the real-time views hold {@code [.., next)}
 * @param appendTime when the log took in the last event folded; {@code null} before the first
 */
public record Progress(long segment, long first, long next, Instant appendTime) {
    public Progress {
        if (segment < 0 || first < 0 || next < first) {
            throw new IllegalArgumentException("Not a progress: segment " + segment + " [" + first + "," + next + ")");
        }
    }
}
