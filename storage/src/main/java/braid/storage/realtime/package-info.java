/**
 * The real-time views in Cassandra: tables, progress, writer and reader. Read {@link braid.storage.realtime.RealTimeTables} first.
 *
 * <p>A row is an absolute accumulator of one (segment, partition), written with the offset as its timestamp, in several versions, so that a
 * reader finds the state at exactly the offset that the progress names while the next flush is under way.
 */
package braid.storage.realtime;
