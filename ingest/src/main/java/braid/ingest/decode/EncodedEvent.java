package braid.ingest.decode;

/**
 * An accepted event, ready for the log.
 *
 * @param key 8 bytes that are the same for events with the same PRIMARY KEY ({@link braid.core.event.record.RecordKey}); {@code null} without one
 * @param value the event as {@link braid.core.event.EventCodec} writes it
 */
public record EncodedEvent(byte[] key, byte[] value) {}
