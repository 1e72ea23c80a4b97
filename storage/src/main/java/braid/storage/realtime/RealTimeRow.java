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
        long segment, int partition, GroupKey key, byte version, long upto, long since, Object[] accumulators) {}
