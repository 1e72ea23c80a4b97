/**
 * Made-up events for the pipelines in {@code pipelines/}: {@link braid.ingest.generate.EventStream} is the same for the same seed.
 *
 * <p>A {@link braid.ingest.generate.Shape} knows one source's columns. Knows no Kafka: events go through ingest's door as all others.
 */
package braid.ingest.generate;
