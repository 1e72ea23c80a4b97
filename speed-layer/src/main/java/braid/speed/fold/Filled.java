package braid.speed.fold;

import braid.core.boundary.Progress;
import braid.core.fold.FoldedGroups;
import java.time.Instant;
import java.util.List;

/**
 * What a flush has to make durable: the fold of the offsets {@code [from, to)} of one segment, which does not change any more.
 *
 * @param segmentFirst the first offset of the segment
 * @param appendTime when the log took in the last event before {@code to}; {@code null} for none
 * @param groups for each view of the source, in the order of the pipeline
 */
public record Filled(
        long segment, long segmentFirst, long from, long to, Instant appendTime, List<FoldedGroups> groups) {
    /** Where the partition is when it is durable. */
    public Progress progress() {
        return new Progress(segment, segmentFirst, to, appendTime);
    }

    int size() {
        return groups.stream().mapToInt(FoldedGroups::size).sum();
    }
}
