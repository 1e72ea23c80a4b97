package braid.ingest.http.request;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;

/**
 * Bounds the memory of requests in flight: a request leases what its body takes while it is read, and gives it back when it is answered.
 *
 * <p>The budget is a quarter of the heap, because the body, its events and the broker client's copy of them are alive at once. Safe for
 * use by several threads; a lease belongs to one.
 */
public final class MemoryBudget {
    private static final int UNIT = 1024;
    private static final long FIRST_WAIT_MS = 2000;

    private final int units;
    private final Semaphore free;

    public MemoryBudget(long heapBytes) {
        this.units = (int) Math.min(Integer.MAX_VALUE, heapBytes / 4 / UNIT);
        this.free = new Semaphore(units);
    }

    /** Largest body that the budget could ever hold. */
    public int bytes() {
        return (int) Math.min(Integer.MAX_VALUE, (long) units * UNIT);
    }

    public Lease lease() {
        return new Lease();
    }

    /** What one request holds of the budget. */
    public final class Lease implements AutoCloseable {
        private int held;

        /**
         * Makes sure that {@code bytes} are leased in all. The first time it waits a moment for others to finish; a lease that holds some
         * already does not, because two such could wait for each other.
         *
         * @throws Problem 503 with Retry-After, if others hold too much
         */
        public void grow(int bytes) {
            int needed = (bytes + UNIT - 1) / UNIT - held;
            if (needed <= 0) {
                return;
            }
            if (!acquire(needed)) {
                throw Problem.of(
                                HttpStatus.SERVICE_UNAVAILABLE,
                                "Too many requests at once",
                                "Requests in flight hold all of the " + bytes() / 1_048_576
                                        + " MiB that ingest gives to bodies (a quarter of its heap). Nothing of this one was accepted; send it again.")
                        .retryAfter(1);
            }
            held += needed;
        }

        private boolean acquire(int needed) {
            try {
                return held == 0
                        ? free.tryAcquire(needed, FIRST_WAIT_MS, TimeUnit.MILLISECONDS)
                        : free.tryAcquire(needed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void close() {
            free.release(held);
            held = 0;
        }
    }
}
