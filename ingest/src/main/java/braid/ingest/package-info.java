/**
 * Ingest, the only door: {@link braid.ingest.Main} is the HTTP service, {@link braid.ingest.Tools} the importer, the generators and the
 * log's reader.
 *
 * <p>Checks each event against its source and appends it to the log; knows nothing of the layers that read it.
 */
package braid.ingest;
