package braid.serving.merge;

import braid.core.boundary.Partition;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The log, of which an answer says only where it ends. */
public interface LogSide {
    /** The offset after the last record of each partition, as it was a moment ago; empty if the log cannot be reached. Does not block. */
    Optional<Map<Partition, Long>> ends();

    /**
     * The same, but asked of the log now: it contains every event that was acknowledged before.
     *
     * @throws StoreDown if the log does not answer in time
     */
    Map<Partition, Long> endsNow(Duration within);
}
