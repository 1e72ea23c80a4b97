package braid.tools.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends batches to one source with several in flight, and hands each answer on as it comes, in any order. No batch is given up while its
 * answer may still come: {@link #stop} and {@link #close} wait for those under way.
 *
 * @param <B> what the caller wants to know about a batch when its answer comes
 */
public final class BatchSender<B> implements AutoCloseable {
    /** Longer than ingest takes to answer, so that an answer is missed only when ingest or the network is away. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(20);

    /** Hears what became of each batch, from several threads at once. */
    public interface Outcomes<B> {
        /** It is about to be sent. */
        default void sending(B batch) {}

        void answered(B batch, BatchReply answer);

        /**
         * @param uncertain whether a part of it may be in the log all the same
         */
        default void failed(B batch, boolean uncertain) {}
    }

    private final IngestClient client;
    private final String source;
    private final int inFlight;
    private final Outcomes<B> outcomes;
    private final Semaphore free;
    private final ExecutorService threads;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    public BatchSender(IngestClient client, String source, int inFlight, Outcomes<B> outcomes) {
        this.client = client;
        this.source = source;
        this.inFlight = inFlight;
        this.outcomes = outcomes;
        this.free = new Semaphore(inFlight);
        this.threads = Executors.newFixedThreadPool(inFlight, task -> {
            Thread thread = new Thread(task, "sender");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Sends a batch, as soon as there are few enough in flight.
     *
     * @throws DeliveryFailed if an earlier batch failed, or the sender is stopped
     */
    public void send(B batch, List<String> events) throws InterruptedException {
        free.acquire();
        if (failure.get() != null) {
            free.release();
            throw failure.get();
        }
        threads.execute(() -> deliver(batch, events));
    }

    private void deliver(B batch, List<String> events) {
        try {
            byte[] body = (String.join("\n", events) + "\n").getBytes(StandardCharsets.UTF_8);
            outcomes.sending(batch);
            outcomes.answered(batch, client.post(source, body));
        } catch (DeliveryFailed e) {
            failure.compareAndSet(null, e);
            outcomes.failed(batch, e.uncertain());
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new DeliveryFailed("Interrupted while a batch was under way.", true));
        } finally {
            free.release();
        }
    }

    /**
     * Waits for the answers to all batches.
     *
     * @throws DeliveryFailed if one failed
     */
    public void await() throws InterruptedException {
        free.acquire(inFlight);
        free.release(inFlight);
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    /** Sends nothing more, tries nothing again, and waits for the answers to the requests under way. */
    public void stop() {
        failure.compareAndSet(null, new DeliveryFailed("Stopped."));
        client.stop();
        try {
            if (free.tryAcquire(inFlight, LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)) {
                free.release(inFlight);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Batches that are under way now. */
    public int underWay() {
        return inFlight - free.availablePermits();
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
