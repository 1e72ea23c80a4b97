/**
 * Appends to the log and waits for the broker: {@link braid.ingest.append.Appender}.
 *
 * <p>Knows Kafka and the events' bytes; knows no JSON and no HTTP.
 */
package braid.ingest.append;
