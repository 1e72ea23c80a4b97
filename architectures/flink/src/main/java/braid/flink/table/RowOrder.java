package braid.flink.table;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Which of two writes of a row lasts: microseconds since 1970, and in one process always more than before.
 *
 * <p>That is right because only one process of the job runs at a time, and it sends a group to one writer. After a recovery the job reads
 * again what came since the checkpoint, so it writes every row anew that its predecessor had changed since, and its clock is later. (A
 * clock set back between the two by more than the job was away would break that.)
 */
public final class RowOrder {
    private static final AtomicLong LAST = new AtomicLong();

    private RowOrder() {}

    /** The order of a write that comes now. */
    public static long next() {
        return LAST.updateAndGet(last -> Math.max(last + 1, System.currentTimeMillis() * 1_000));
    }
}
