package braid.storage.quarantine;

import braid.core.boundary.Partition;
import braid.storage.quarantine.entry.QuarantineEntry;
import braid.storage.quarantine.entry.ReleasedRecord;
import braid.storage.quarantine.entry.RemovedRecord;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The offsets whose record is in quarantine and was not released, by log and partition: eight bytes each. What is asked for is of the logs
 * that stand there now, as far as that was said; entries that do not say which log they are of count as theirs. Takes the quarantine's
 * entries any number of times, and in any order but for those that are taken away. Safe for use by several threads.
 */
public final class WaitingOffsets {
    private final Map<LogPartition, Offsets> kept = new HashMap<>();
    private final Map<LogPartition, Offsets> released = new HashMap<>();
    private Map<String, String> standing = Map.of();

    private record LogPartition(String log, Partition partition) {
        static LogPartition of(QuarantineEntry entry) {
            return new LogPartition(entry.log(), entry.partition());
        }
    }

    /**
     * Says which logs stand there now.
     *
     * @param logs by source the id of its topic
     */
    public synchronized void stand(Map<String, String> logs) {
        standing = Map.copyOf(logs);
    }

    /** Takes in an entry. */
    public synchronized void add(QuarantineEntry entry) {
        if (entry instanceof RemovedRecord) {
            remove(kept, entry);
            remove(released, entry);
            return;
        }
        (entry instanceof ReleasedRecord ? released : kept)
                .computeIfAbsent(LogPartition.of(entry), partition -> new Offsets())
                .add(entry.offset());
    }

    private static void remove(Map<LogPartition, Offsets> from, QuarantineEntry entry) {
        Offsets offsets = from.get(LogPartition.of(entry));
        if (offsets != null) {
            offsets.remove(entry.offset());
        }
    }

    /** How many of a partition's records wait, of those below an offset. */
    public synchronized long below(Partition partition, long offset) {
        return Math.max(0, below(kept, partition, offset) - below(released, partition, offset));
    }

    /** Whether the record at an offset was released. */
    public synchronized boolean isReleased(Partition partition, long offset) {
        return below(released, partition, offset + 1) > below(released, partition, offset);
    }

    private long below(Map<LogPartition, Offsets> in, Partition partition, long offset) {
        Offsets unnamed = in.getOrDefault(new LogPartition(QuarantineEntry.ANY_LOG, partition), Offsets.NONE);
        String log = standing.get(partition.source());
        Offsets named = log == null ? Offsets.NONE : in.getOrDefault(new LogPartition(log, partition), Offsets.NONE);
        return unnamed.below(offset) + named.below(offset) - unnamed.common(named, offset);
    }

    /** A sorted set of offsets, which mostly come in order. */
    private static final class Offsets {
        static final Offsets NONE = new Offsets();

        private static final int FEW = 16;

        private long[] sorted = new long[FEW];
        private int size;

        void add(long offset) {
            int at = Arrays.binarySearch(sorted, 0, size, offset);
            if (at >= 0) {
                return;
            }
            if (size == sorted.length) {
                sorted = Arrays.copyOf(sorted, size * 2);
            }
            int before = -at - 1;
            System.arraycopy(sorted, before, sorted, before + 1, size - before);
            sorted[before] = offset;
            size++;
        }

        void remove(long offset) {
            int at = Arrays.binarySearch(sorted, 0, size, offset);
            if (at >= 0) {
                System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
                size--;
            }
        }

        boolean has(long offset) {
            return Arrays.binarySearch(sorted, 0, size, offset) >= 0;
        }

        /** How many below an offset both have. */
        long common(Offsets other, long offset) {
            Offsets fewer = size <= other.size ? this : other;
            Offsets more = fewer == this ? other : this;
            return Arrays.stream(fewer.sorted, 0, (int) fewer.below(offset))
                    .filter(more::has)
                    .count();
        }

        long below(long offset) {
            int at = Arrays.binarySearch(sorted, 0, size, offset);
            return at >= 0 ? at : -at - 1;
        }
    }
}
