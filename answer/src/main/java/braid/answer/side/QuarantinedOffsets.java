package braid.answer.side;

import braid.core.boundary.Partition;

/** The offsets whose record waits in quarantine. */
@FunctionalInterface
public interface QuarantinedOffsets {
    /** How many of a partition's records wait, of those below an offset. */
    long below(Partition partition, long offset);
}
