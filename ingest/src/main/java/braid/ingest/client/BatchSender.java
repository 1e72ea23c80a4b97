package braid.ingest.client;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/**
 * Sends batches to one source with several in flight, and hands each answer on as it comes, in any order.
 *
 * @param <B> what the caller wants to know about a batch when its answer comes
 */
public final class BatchSender<B> implements AutoCloseable {
    private final IngestClient client;
    private final String source;
    private final int inFlight;
    private final BiConsumer<B, Answer> answered;
    private final Semaphore free;
    private final ExecutorService threads;
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

    /**
     * @param answered called with each answer, by several threads at once
     */
    public BatchSender(IngestClient client, String source, int inFlight, BiConsumer<B, Answer> answered) {
        this.client = client;
        this.source = source;
        this.inFlight = inFlight;
        this.answered = answered;
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
     * @throws DeliveryFailed if an earlier batch failed
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
            answered.accept(batch, client.post(source, body));
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new DeliveryFailed("Interrupted while a batch was under way."));
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

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
