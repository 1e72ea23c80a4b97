/**
 * An event as bytes: {@link braid.core.event.EventCodec}, Avro's single-object encoding of a source's row.
 *
 * {@link braid.core.event.record.RecordReader} tells events from everything else that may stand in a log.
 *
 * <p>The only place that knows the format. Knows nothing of Kafka; a schema is found by its fingerprint.
 */
package braid.core.event;
