/**
 * The rows that engines other than Lambda's keep in Cassandra, and the connection to it. Read
 * {@link braid.storage.realtime.RealTimeTables} first.
 *
 * <p>A row is the absolute accumulator of one group. Nothing says which offsets it is the fold of: the progress says what it shows at least.
 */
package braid.storage.realtime;
