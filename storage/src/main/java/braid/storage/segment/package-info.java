/** The segment log ({@link braid.core.segment}) in Cassandra. Read {@link braid.storage.segment.CassandraSegmentStore} first. */
package braid.storage.segment;
