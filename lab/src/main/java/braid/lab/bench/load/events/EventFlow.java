package braid.lab.bench.load.events;

import braid.lab.bench.load.Client;
import braid.lab.bench.load.Due;
import braid.lab.bench.load.LoadReply;
import braid.lab.bench.load.PerSecond;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Events at a fixed rate, whether or not earlier ones are answered: an open loop, so that a slow answer does not slow the load down. Runs
 * until it is closed. A batch that is not accepted is counted, and does not stop the others.
 */
public final class EventFlow implements AutoCloseable {
    private static final int SENDS_PER_SECOND = 20;

    private final Client client;
    private final Supplier<byte[]> batches;
    private final int eventsInBatch;
    private final CompletableFuture<Void> sender;
    private final Phaser underWay = new Phaser(1);
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicReference<String> firstFailure = new AtomicReference<>();
    private final long begin = System.nanoTime();
    private volatile boolean closed;
    private volatile long end;

    /**
     * @param batches yields NDJSON of so many events as is asked for
     */
    public EventFlow(Client client, int eventsPerSecond, java.util.function.IntFunction<Supplier<byte[]>> batches) {
        this.client = client;
        this.eventsInBatch = Math.max(1, eventsPerSecond / SENDS_PER_SECOND);
        this.batches = batches.apply(eventsInBatch);
        this.sender = Background.run(this::send);
    }

    private void send() {
        long period = TimeUnit.SECONDS.toNanos(1) / SENDS_PER_SECOND;
        for (long due = begin; !closed; due += period) {
            Due.await(due);
            underWay.register();
            client.sendLater(batches.get()).thenAccept(reply -> {
                if (reply.kind() == LoadReply.Kind.ANSWERED) {
                    accepted.addAndGet(eventsInBatch);
                } else {
                    firstFailure.compareAndSet(null, String.valueOf(reply.detail()));
                }
                underWay.arriveAndDeregister();
            });
        }
        end = System.nanoTime();
    }

    /** Stops, and waits until the last batch is answered. */
    @Override
    public void close() {
        closed = true;
        Background.join(sender);
        underWay.arriveAndAwaitAdvance();
    }

    /** Events accepted a second, once it is closed: what was asked for, unless the machine is too slow. */
    public double achieved() {
        return PerSecond.perSecond(accepted.get(), Duration.ofNanos(end - begin));
    }

    /** Why the first batch that was not accepted was not; null when all were. */
    public String firstFailure() {
        return firstFailure.get();
    }
}
