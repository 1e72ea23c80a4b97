/**
 * The other side of the door: {@link braid.tools.client.IngestClient} posts batches of NDJSON and tries again, and
 * {@link braid.tools.client.BatchSender} keeps several in flight.
 */
package braid.tools.client;
