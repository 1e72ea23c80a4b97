/**
 * An event as bytes: {@link braid.core.event.EventCodec}, Avro's single-object encoding of a source's row.
 *
 * <p>The only place that knows the format. Knows nothing of Kafka; a schema is found by its fingerprint.
 */
package braid.core.event;
