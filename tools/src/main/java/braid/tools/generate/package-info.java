/**
 * Made-up events for the pipelines in {@code pipelines/}: {@link braid.tools.generate.EventStream} is the same for the same seed.
 *
 * <p>A {@link braid.tools.generate.Shape} knows one source's columns. Knows no Kafka: events go through ingest's door as all others.
 */
package braid.tools.generate;
