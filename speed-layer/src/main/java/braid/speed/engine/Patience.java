package braid.speed.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits, in an engine's thread, for as long as the process does not end and the engine does not interrupt it. */
final class Patience {
    private static final long BACK_OFF_NANOS = 200_000_000;

    private final BooleanSupplier ended;

    Patience(BooleanSupplier ended) {
        this.ended = ended;
    }

    boolean isOver() {
        return ended.getAsBoolean() || Thread.currentThread().isInterrupted();
    }

    /** @throws EngineStopped if there is nothing to wait for any more */
    void require() {
        if (isOver()) {
            throw new EngineStopped();
        }
    }

    void pause(long nanos) {
        LockSupport.parkNanos(nanos);
        require();
    }

    /** Until a store is worth another try. */
    void backOff() {
        pause(BACK_OFF_NANOS);
    }

    /** Until something has ended, one way or the other; so long at most. */
    void await(CompletableFuture<?> something, long nanos) {
        try {
            something.get(nanos, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException e) {
            require();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineStopped();
        }
    }
}
