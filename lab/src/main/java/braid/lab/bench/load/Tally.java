package braid.lab.bench.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What became of the requests that came due: each was answered, refused, failed, or not sent because too many were under way.
 *
 * <p>Times run from the moment at which a request was due. Any thread may add.
 */
public final class Tally {
    private final Duration span;
    private final Latencies answers = new Latencies();
    private final Latencies refusals = new Latencies();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong notSent = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>();

    /**
     * @param span in which the requests came due
     */
    Tally(Duration span) {
        this.span = span;
    }

    void add(LoadReply reply, long nanos) {
        switch (reply.kind()) {
            case ANSWERED -> answers.add(nanos);
            case REFUSED -> refusals.add(nanos);
            default -> {
                failed.incrementAndGet();
                firstFailure.compareAndSet(null, reply.detail());
            }
        }
    }

    void addNotSent() {
        notSent.incrementAndGet();
    }

    /** Times of those that were answered. */
    public Latencies answers() {
        return answers;
    }

    /** Times of those that were refused. */
    public Latencies refusals() {
        return refusals;
    }

    public long failed() {
        return failed.get();
    }

    public long notSent() {
        return notSent.get();
    }

    /** Why the first that failed did; null when none has. */
    public String firstFailure() {
        return firstFailure.get();
    }

    /** All that came due. */
    public long due() {
        return answers.count() + refusals.count() + failed() + notSent();
    }

    /** Requests answered, of those that came due in a second. */
    public double answeredPerSecond() {
        return PerSecond.perSecond(answers.count(), span);
    }

    /**
     * Whether at least {@code percent} of all that came due were answered within the limit. A request that was refused, failed or was not
     * sent is not answered: a door that refuses many does not hold a percentile by the few that it lets in.
     */
    public boolean holds(double percent, Duration limit) {
        return due() > 0 && answers.within(limit) * 100.0 >= percent * due();
    }

    @Override
    public String toString() {
        return String.format(
                java.util.Locale.ROOT,
                "%d due, %d answered (p99 %.1f ms), %d refused, %d failed, %d not sent",
                due(),
                answers.count(),
                answers.millis(99),
                refusals.count(),
                failed(),
                notSent());
    }
}
