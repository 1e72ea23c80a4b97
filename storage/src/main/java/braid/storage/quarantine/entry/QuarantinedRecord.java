package braid.storage.quarantine.entry;

import braid.core.boundary.Partition;
import java.time.Instant;
import java.util.Arrays;

/**
 * A record of a source's log that is neither an event nor a cut marker, as it is kept in quarantine. Written again for the same offset it
 * takes the place of itself; a record at the same offset of another log does not.
 *
 * @param log given by {@code Quarantine} when it is put there
 * @param appended when the log took it in
 * @param reason why it is no event
 * @param size bytes of its value
 * @param value the first bytes of it, {@link #MOST_KEPT} at most; {@code null} for a tombstone
 */
public record QuarantinedRecord(
        String log, Partition partition, long offset, Instant appended, String reason, long size, byte[] value)
        implements QuarantineEntry {
    /** Bytes that are kept of a value. */
    public static final int MOST_KEPT = 64 << 10;

    /** A record as it was read from the log. */
    public static QuarantinedRecord of(
            Partition partition, long offset, long appendedMillis, byte[] value, String reason) {
        int size = value == null ? 0 : value.length;
        byte[] kept = size <= MOST_KEPT ? value : Arrays.copyOf(value, MOST_KEPT);
        return new QuarantinedRecord(
                ANY_LOG, partition, offset, Instant.ofEpochMilli(appendedMillis), reason, size, kept);
    }

    /** The same as a record of a log. */
    public QuarantinedRecord in(String topicId) {
        return new QuarantinedRecord(topicId, partition, offset, appended, reason, size, value);
    }

    /** Whether all of its value is kept. */
    public boolean isWhole() {
        return value == null || value.length == size;
    }
}
