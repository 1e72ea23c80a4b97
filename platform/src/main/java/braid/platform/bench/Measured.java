package braid.platform.bench;

import braid.platform.client.Api;
import braid.platform.stack.Component;
import braid.platform.stack.Member;
import braid.platform.stack.Stack;
import braid.platform.stack.StartListener;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** The stack under measurement, as its measurements need it: events to send, services to ask, and a way to wait until all is quiet. */
final class Measured {
    static final int BATCH = 1_000;
    static final int CONNECTIONS = 2;
    private static final int DIFFERENT_BATCHES = 20;
    private static final Duration SETTLE = Duration.ofMinutes(3);
    private static final Duration BATCH_RUN = Duration.ofMinutes(15);

    private final Stack stack;
    private final StartListener listener;
    private final Client client;
    private final AtomicLong lastId = new AtomicLong();
    private final Random random = new Random(20260101);

    Measured(Stack stack, StartListener listener) {
        this.stack = stack;
        this.listener = listener;
        this.client = new Client(address(Component.INGEST), address(Component.SERVING));
    }

    Stack stack() {
        return stack;
    }

    StartListener listener() {
        return listener;
    }

    Client client() {
        return client;
    }

    /** Posts one event on a page of its own. */
    void probe(String page) {
        client.send(ClickBatch.probe(page, lastId, Instant.now()));
    }

    /** Batches of so many events, one after another, for any thread. */
    Batches batches(int events) {
        List<ClickBatch> batches = IntStream.range(0, DIFFERENT_BATCHES)
                .mapToObj(i -> new ClickBatch(events, random, Instant.now()))
                .toList();
        return new Batches(batches, lastId, new AtomicInteger());
    }

    /** Sends so many events, rounded up to whole batches, as fast as they are taken. */
    void load(int events) {
        Batches batches = batches(BATCH);
        AtomicInteger left = new AtomicInteger((events + BATCH - 1) / BATCH);
        together(CONNECTIONS, () -> {
            while (left.getAndDecrement() > 0) {
                client.send(batches.next());
            }
        });
    }

    /** Runs the work in so many threads at once and waits for all. */
    static void together(int threads, Runnable work) {
        CompletableFuture<?>[] all =
                IntStream.range(0, threads).mapToObj(i -> Background.run(work)).toArray(CompletableFuture[]::new);
        Background.join(CompletableFuture.allOf(all));
    }

    /** Waits until the merged answers cover everything that was sent. */
    void settle() {
        Api serving = api(Component.SERVING);
        Await.until(
                "the speed layer is to catch up",
                () -> serving.glance("/api/v1/coverage")
                        .map(coverage -> coverage.path("lag_events").asLong(1) == 0)
                        .orElse(false),
                100,
                SETTLE);
    }

    /** One batch run; its report. */
    JsonNode batchRun(boolean full) {
        return api(Component.BATCH).post("/run?full=" + full, null, BATCH_RUN);
    }

    Api api(Component service) {
        return new Api(service.title(), address(service));
    }

    private java.net.URI address(Component service) {
        return stack.settings().address(Member.of(service));
    }

    /** Batches that take turns. */
    record Batches(List<ClickBatch> batches, AtomicLong lastId, AtomicInteger turn) {
        byte[] next() {
            return batches.get(Math.floorMod(turn.getAndIncrement(), batches.size()))
                    .next(lastId);
        }
    }
}
