/**
 * The other side of the door: {@link braid.ingest.client.IngestClient} posts batches of NDJSON and tries again, and
 * {@link braid.ingest.client.BatchSender} keeps several in flight.
 */
package braid.ingest.client;
