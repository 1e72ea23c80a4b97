package braid.storage.quarantine.entry;

import braid.core.boundary.Partition;

/**
 * Says that what the quarantine held of an offset, release included, went with the log that it was of: the offset means another record from
 * now on, or none.
 */
public record RemovedRecord(String log, Partition partition, long offset) implements QuarantineEntry {}
