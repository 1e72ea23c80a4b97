package braid.answer.side;

import braid.core.boundary.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The log, of which an answer says only where it ends, and how much of it is in quarantine. */
public interface LogSide {
    /** Where nobody knows the log: answers do not say where it ends, and waiting for its end fails. */
    LogSide NONE = new LogSide() {
        @Override
        public Optional<Map<Partition, Long>> ends() {
            return Optional.empty();
        }

        @Override
        public Map<Partition, Long> endsNow(Duration within) {
            throw new UnsupportedOperationException(
                    "Where the log ends is not known here, so nothing can wait for it.");
        }
    };

    /** The offset after the last record of each partition, as it was a moment ago; empty if the log cannot be reached. Does not block. */
    Optional<Map<Partition, Long>> ends();

    /** The records that wait in quarantine, as they were a moment ago; empty if that is not known. Does not block. */
    default Optional<QuarantinedOffsets> quarantine() {
        return Optional.empty();
    }

    /** How many records of a partition below an offset wait in quarantine; empty if that is not known. */
    default OptionalLong quarantined(Partition partition, long below) {
        return quarantine()
                .map(waiting -> OptionalLong.of(waiting.below(partition, below)))
                .orElse(OptionalLong.empty());
    }

    /**
     * The same as {@link #ends}, but asked of the log now: it contains every event that was acknowledged before.
     *
     * @throws StoreDown if the log does not answer in time
     */
    Map<Partition, Long> endsNow(Duration within);

    /**
     * A time at which a partition did not reach beyond an offset: the record at that offset came then or later, and little later. Empty if
     * none is known.
     */
    default Optional<Instant> endedBy(Partition partition, long offset) {
        return Optional.empty();
    }

    /**
     * In words, which partition has lost its end: it is shorter than what was folded of it, so that its next events get offsets that count
     * as folded already. Empty as long as none is known to have.
     */
    default Optional<String> lostEnd() {
        return Optional.empty();
    }
}
