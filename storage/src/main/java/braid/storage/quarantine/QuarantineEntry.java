package braid.storage.quarantine;

import braid.core.boundary.Partition;

/** What the quarantine says of one offset: that its record is kept there, that it was released, or that nothing is kept any more. */
public sealed interface QuarantineEntry permits QuarantinedRecord, ReleasedRecord, RemovedRecord {
    Partition partition();

    long offset();
}
