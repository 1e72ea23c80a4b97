package braid.serving.merge;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.storage.GroupRow;
import java.util.List;
import java.util.Map;

/**
 * The real-time side as it was at one moment.
 *
 * @param progress how far each partition of some sources was folded; partitions without progress are absent
 * @param rows for each read, the rows that are the fold of exactly the offsets from the cut to that progress: one or several for each group, in
 *     no order
 */
public record Moment(Map<Partition, Progress> progress, List<List<GroupRow>> rows) {}
