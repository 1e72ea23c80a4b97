package braid.storage.quarantine.entry;

import braid.core.boundary.Partition;

/** What the quarantine says of one offset: that its record is kept there, that it was released, or that nothing is kept any more. */
public sealed interface QuarantineEntry permits QuarantinedRecord, ReleasedRecord, RemovedRecord {
    /** Of an entry that was written before entries said which log they are of, or is not written yet. */
    String ANY_LOG = "";

    /**
     * The log that the record stood in: the id of its topic, another one when that was deleted and made anew; or {@link #ANY_LOG}. Offsets of
     * different logs have nothing to do with one another.
     */
    String log();

    Partition partition();

    long offset();
}
