package braid.platform.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * Events at a fixed rate, whether or not earlier ones are answered: an open loop, so that a slow answer does not slow the load down. Runs
 * until it is closed.
 */
final class OpenLoad implements AutoCloseable {
    private static final int SENDS_PER_SECOND = 20;

    private final Client client;
    private final Measured.Batches batches;
    private final int eventsInBatch;
    private final List<CompletableFuture<Void>> answers = new ArrayList<>();
    private final CompletableFuture<Void> sender;
    private final long begin = System.nanoTime();
    private volatile boolean closed;
    private volatile long end;

    OpenLoad(Measured measured, int eventsPerSecond) {
        this.client = measured.client();
        this.eventsInBatch = eventsPerSecond / SENDS_PER_SECOND;
        this.batches = measured.batches(eventsInBatch);
        this.sender = Background.run(this::send);
    }

    private void send() {
        long period = Duration.ofSeconds(1).toNanos() / SENDS_PER_SECOND;
        long due = System.nanoTime();
        while (!closed) {
            answers.add(client.sendLater(batches.next()));
            due += period;
            for (long wait = due - System.nanoTime(); wait > 0 && !closed; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
        }
        end = System.nanoTime();
    }

    /** Stops and waits for every answer; refuses when a batch was not accepted. */
    @Override
    public void close() {
        closed = true;
        Background.join(sender);
        Background.join(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)));
    }

    /** Events sent a second, once it is closed: what was asked for, unless the machine is too slow to send it. */
    double achieved() {
        return Rates.perSecond((long) answers.size() * eventsInBatch, Duration.ofNanos(end - begin));
    }
}
