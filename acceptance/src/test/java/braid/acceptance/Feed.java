package braid.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Clicks that flow until it is closed, each with an identifier of its own: a request that is not acknowledged is sent again until it is, so
 * that what is acknowledged is known exactly. Measures the longest time from one acknowledgement to the next.
 */
final class Feed implements AutoCloseable {
    private static final int BATCH = 30;
    private static final long EVERY_MS = 100;
    private static final long RETRY_MS = 50;

    private final Stack stack;
    private final Random random = new Random(20_261_122);
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean ending;
    private volatile long acknowledged;
    private volatile long longestNanos;

    private Feed(Stack stack) {
        this.stack = stack;
        Thread thread = new Thread(this::run, "feed");
        thread.setDaemon(true);
        thread.start();
    }

    static Feed start(Stack stack) {
        return new Feed(stack);
    }

    /** Events acknowledged so far; fails if ingest has refused some. */
    long acknowledged() {
        if (ended.isCompletedExceptionally()) {
            ended.join();
        }
        return acknowledged;
    }

    /** The longest pause since the last call, or since the start. */
    Duration longestPause() {
        Duration longest = Duration.ofNanos(longestNanos);
        longestNanos = 0;
        return longest;
    }

    private void run() {
        try {
            long last = System.nanoTime();
            while (!ending) {
                send();
                longestNanos = Math.max(longestNanos, System.nanoTime() - last);
                last = System.nanoTime();
                Thread.sleep(EVERY_MS);
            }
            ended.complete(null);
        } catch (InterruptedException | RuntimeException | AssertionError e) {
            ended.completeExceptionally(e);
        }
    }

    private void send() throws InterruptedException {
        String events = events();
        Stack.Answer answer = stack.post(80, "/api/v1/sources/clicks/events", events);
        while (answer.code() == 503 || answer.code() == 0) {
            Thread.sleep(RETRY_MS);
            answer = stack.post(80, "/api/v1/sources/clicks/events", events);
        }
        JsonNode accepted = answer.body().path("accepted");
        if (accepted.asInt() != BATCH) {
            throw new AssertionError("Ingest answered " + answer.code() + ": " + answer.body());
        }
        acknowledged += BATCH;
    }

    private String events() {
        StringBuilder events = new StringBuilder("[");
        for (long id = acknowledged; id < acknowledged + BATCH; id++) {
            long late = random.nextInt(20) == 0 ? random.nextInt(86_400) : 0;
            events.append(id == acknowledged ? "" : ",")
                    .append("{\"event_id\":\"feed-")
                    .append(id)
                    .append("\",\"event_time\":\"")
                    .append(Instant.ofEpochMilli(System.currentTimeMillis()).minusSeconds(late))
                    .append("\",\"user_id\":\"user-")
                    .append(random.nextInt(300))
                    .append("\",\"page\":\"/page/")
                    .append(random.nextInt(50))
                    .append("\",\"country\":\"DE\"}");
        }
        return events.append("]").toString();
    }

    /** Ends it after the request at work was acknowledged. */
    @Override
    public void close() throws InterruptedException, ExecutionException {
        ending = true;
        ended.get();
    }
}
