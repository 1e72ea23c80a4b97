package braid.answer.limit;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many answers are made at the same time, at all doors together. A few more wait a moment for one to end; whoever comes beyond that
 * is refused at once, so that those who were admitted keep their times and no store is asked for more than it can give. Safe for use by
 * several threads.
 */
public final class Admission {
    private final int most;
    private final Semaphore running;
    private final Semaphore waiting;
    private final Duration patience;

    /**
     * @param most answers that are made at the same time
     * @param waiting how many more may wait
     * @param patience for how long
     */
    public Admission(int most, int waiting, Duration patience) {
        this.most = most;
        this.running = new Semaphore(most, true);
        this.waiting = new Semaphore(waiting);
        this.patience = patience;
    }

    /** Of that many answers, with nobody waiting. */
    public static Admission of(int most) {
        return new Admission(most, 0, Duration.ZERO);
    }

    /** The refusal of whoever comes now; empty where an answer can be made, or waited for. */
    public Optional<LimitExceeded> refusal() {
        return running.availablePermits() > 0 || waiting.availablePermits() > 0
                ? Optional.empty()
                : Optional.of(LimitExceeded.queries(most));
    }

    /** @throws LimitExceeded if too many answers are being made, without having begun the work */
    public <T> T admit(Supplier<T> work) {
        if (!running.tryAcquire() && !waited()) {
            throw LimitExceeded.queries(most);
        }
        try {
            return work.get();
        } finally {
            running.release();
        }
    }

    private boolean waited() {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            return running.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waiting.release();
        }
    }
}
