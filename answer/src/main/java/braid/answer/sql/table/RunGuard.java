package braid.answer.sql.table;

import braid.answer.limit.Deadline;
import braid.answer.limit.LimitExceeded;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.function.BooleanSupplier;

/**
 * What a statement may take while its plan runs over the rows that were read: time, and memory for what it builds. Used by the one thread
 * that runs the plan.
 *
 * <p>Memory is what the rows of the answer take, counted; and, since joins and sorts build what nobody can count, a plan that has
 * allocated more than the limit is given up when the process runs short of memory.
 */
public final class RunGuard {
    private static final int CHECK_EVERY = 64;
    private static final long ROW_BYTES = 40;
    private static final long VALUE_BYTES = 24;
    private static final long TEXT_BYTES = 56;
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Deadline deadline;
    private final long mostBytes;
    private final BooleanSupplier memoryIsShort;
    private final long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    private long held;
    private int calls;

    /**
     * @param held bytes that the rows read for the statement take
     */
    public RunGuard(Deadline deadline, long mostBytes, long held, BooleanSupplier memoryIsShort) {
        this.deadline = deadline;
        this.mostBytes = mostBytes;
        this.held = held;
        this.memoryIsShort = memoryIsShort;
    }

    /** @throws LimitExceeded if the statement must not go on */
    public void check() {
        if (calls++ % CHECK_EVERY != 0) {
            return;
        }
        if (deadline.isPast()) {
            throw LimitExceeded.time(deadline.whole());
        }
        if (allocated() > mostBytes && memoryIsShort.getAsBoolean()) {
            throw LimitExceeded.memory(mostBytes);
        }
    }

    /** A row of the answer is kept. */
    public void keeps(Object[] row) {
        held += ROW_BYTES;
        for (Object value : row) {
            held += VALUE_BYTES + (value instanceof String text ? TEXT_BYTES + text.length() : 0);
            held += value instanceof BigDecimal ? TEXT_BYTES : 0;
        }
        if (held > mostBytes) {
            throw LimitExceeded.memory(mostBytes);
        }
        check();
    }

    /** Bytes that the plan has allocated so far, most of them for a moment. */
    public long allocated() {
        return THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    }
}
