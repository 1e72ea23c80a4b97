package braid.storage.realtime;

import braid.core.expression.GroupKey;

/**
 * One version of a real-time row: the accumulators of one group in one segment of one partition, after the event before {@code upto}.
 *
 * @param partition the Kafka partition's number
 * @param version the slot it is stored in, below {@link RealTimeTables#VERSIONS}; a row's successive versions take turns
 * @param upto the offset after the last event folded into it
 * @param since the {@code upto} of the version it follows, 0 for none; its own where that is not known
 */
public record RealTimeRow(
        long segment, int partition, GroupKey key, byte version, long upto, long since, Object[] accumulators) {
    /** Where an architecture without segments keeps its rows. */
    public static final long ONLY_SEGMENT = 0;

    /**
     * A group's only row, as an architecture without cuts keeps it: over all segments and partitions, in one version.
     *
     * @param order of two writes of a row the one with the greater order lasts
     */
    public static RealTimeRow only(GroupKey key, long order, Object[] accumulators) {
        return new RealTimeRow(ONLY_SEGMENT, 0, key, (byte) 0, order, order, accumulators);
    }
}
