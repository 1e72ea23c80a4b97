package braid.storage.quarantine;

import braid.core.boundary.Partition;

/** What the quarantine says of one offset: that its record is kept there, or that it was released. */
public sealed interface QuarantineEntry permits QuarantinedRecord, ReleasedRecord {
    Partition partition();

    long offset();
}
