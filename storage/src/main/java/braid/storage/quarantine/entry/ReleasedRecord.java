package braid.storage.quarantine.entry;

import braid.core.boundary.Partition;
import java.time.Instant;

/**
 * Says that a quarantined record was sent through ingest's door and accepted there. Its offset stays one that no view counts; the event is
 * at a new one.
 *
 * @param at when it was accepted
 */
public record ReleasedRecord(String log, Partition partition, long offset, Instant at) implements QuarantineEntry {}
