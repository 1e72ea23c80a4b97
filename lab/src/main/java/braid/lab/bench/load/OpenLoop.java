package braid.lab.bench.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Requests that are sent when they are due, whether or not earlier ones are answered. A request's time counts from the moment at which it
 * was due, so that a stall is seen by every request that comes due in it.
 *
 * <p>Never fails by itself: what is not answered is counted. It ends when the last request under way has ended, and each of them must end
 * in a time of its own.
 *
 * <p>Source: Gil Tene's coordinated omission, the error of a client that waits for an answer before it asks again.
 */
public final class OpenLoop {
    private final Supplier<CompletableFuture<LoadReply>> request;
    private final int mostUnderWay;

    /**
     * @param request sends one, without waiting for its answer; its future never ends with an exception
     * @param mostUnderWay requests that come due while so many are unanswered are not sent, but counted
     */
    public OpenLoop(Supplier<CompletableFuture<LoadReply>> request, int mostUnderWay) {
        this.request = request;
        this.mostUnderWay = mostUnderWay;
    }

    /**
     * Sends so many requests a second for the two spans.
     *
     * @param warmUp its requests are sent, but not counted
     */
    public Tally run(double perSecond, Duration warmUp, Duration span) {
        double period = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long uncounted = Math.round(warmUp.toNanos() / period);
        long all = uncounted + Math.max(1, Math.round(span.toNanos() / period));
        Tally counted = new Tally(span);
        Tally dropped = new Tally(warmUp);
        AtomicInteger underWay = new AtomicInteger();
        Phaser ended = new Phaser(1);
        long begin = System.nanoTime();
        for (long number = 0; number < all; number++) {
            long due = begin + Math.round(number * period);
            Due.await(due);
            Tally tally = number < uncounted ? dropped : counted;
            if (underWay.get() >= mostUnderWay) {
                tally.addNotSent();
                continue;
            }
            underWay.incrementAndGet();
            ended.register();
            request.get().thenAccept(reply -> {
                tally.add(reply, System.nanoTime() - due);
                underWay.decrementAndGet();
                ended.arriveAndDeregister();
            });
        }
        ended.arriveAndAwaitAdvance();
        return counted;
    }
}
