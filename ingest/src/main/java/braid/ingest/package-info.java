/**
 * Ingest, the only door: {@link braid.ingest.Main} is the HTTP service.
 *
 * <p>Checks each event against its source and appends it to the log; knows nothing of the layers that read it.
 */
package braid.ingest;
