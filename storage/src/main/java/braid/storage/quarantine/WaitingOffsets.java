package braid.storage.quarantine;

import braid.core.boundary.Partition;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The offsets whose record is in quarantine and was not released, by partition: eight bytes each. Takes the quarantine's entries any
 * number of times, and in any order but for those that are taken away. Safe for use by several threads.
 */
public final class WaitingOffsets {
    private final Map<Partition, Offsets> kept = new HashMap<>();
    private final Map<Partition, Offsets> released = new HashMap<>();

    /** Takes in an entry. */
    public synchronized void add(QuarantineEntry entry) {
        if (entry instanceof RemovedRecord) {
            remove(kept, entry);
            remove(released, entry);
            return;
        }
        (entry instanceof ReleasedRecord ? released : kept)
                .computeIfAbsent(entry.partition(), partition -> new Offsets())
                .add(entry.offset());
    }

    private static void remove(Map<Partition, Offsets> from, QuarantineEntry entry) {
        Offsets offsets = from.get(entry.partition());
        if (offsets != null) {
            offsets.remove(entry.offset());
        }
    }

    /** How many of a partition's records wait, of those below an offset. */
    public synchronized long below(Partition partition, long offset) {
        Offsets in = kept.get(partition);
        if (in == null) {
            return 0;
        }
        Offsets out = released.get(partition);
        return Math.max(0, in.below(offset) - (out == null ? 0 : out.below(offset)));
    }

    /** Whether the record at an offset was released. */
    public synchronized boolean isReleased(Partition partition, long offset) {
        Offsets out = released.get(partition);
        return out != null && out.below(offset + 1) > out.below(offset);
    }

    /** A sorted set of offsets, which mostly come in order. */
    private static final class Offsets {
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

        long below(long offset) {
            int at = Arrays.binarySearch(sorted, 0, size, offset);
            return at >= 0 ? at : -at - 1;
        }
    }
}
