/**
 * The HTTP door: {@link braid.ingest.http.EventController} takes events, {@link braid.ingest.http.IngestStatus} says how it goes, and
 * {@link braid.ingest.http.EventProblems} answers every error as problem+json.
 */
package braid.ingest.http;
