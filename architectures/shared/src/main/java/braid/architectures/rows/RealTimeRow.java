package braid.architectures.rows;

import braid.core.group.GroupKey;

/**
 * A group's row, as an engine without cuts keeps it: over all that it has seen.
 *
 * @param order of two writes of a row the one with the greater order lasts
 */
public record RealTimeRow(GroupKey key, long order, Object[] accumulators) {}
