package braid.core.segment.chain;

import braid.core.segment.FlushRow;

/** A delta that a flush names is not there: not yet, or not any more. Worth another look. */
public final class DeltaNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DeltaNotFound(String view, FlushRow flush) {
        super(
                "a delta of view " + view + " over offsets " + flush.from() + " to " + flush.to() + " is not found yet",
                null,
                false,
                false);
    }
}
