/**
 * The records of the log that are neither events nor cut markers, kept for an operator to see and release: the topic {@code
 * braid.quarantine}, its format, who writes and who reads it. Read {@link braid.storage.quarantine.entry.QuarantinedRecord} first.
 *
 * <p>Which records these are, {@link braid.core.event.record.RecordReader} decides. Knows Kafka and no other store.
 */
package braid.storage.quarantine;
