package braid.answer.limit;

import java.util.concurrent.locks.LockSupport;

/** The time that passes while an answer is made. */
public interface Pace {
    /** The process's own. */
    Pace SYSTEM = new Pace() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void pause(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /** A monotonic clock, in nanoseconds. */
    long nanoTime();

    /** Waits about so long. */
    void pause(long nanos);
}
