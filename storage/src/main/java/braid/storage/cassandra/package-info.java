/**
 * How every process gets at Cassandra: settings, sessions, what a refusal means, and changes of the schema.
 *
 * <p>Read {@link braid.storage.cassandra.CassandraSessions} first. Knows no table.
 */
package braid.storage.cassandra;
