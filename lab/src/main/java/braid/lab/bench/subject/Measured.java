package braid.lab.bench.subject;

import braid.lab.bench.load.Await;
import braid.lab.bench.load.Client;
import braid.lab.bench.load.PerSecond;
import braid.lab.bench.load.events.Background;
import braid.lab.bench.load.events.ClickBatch;
import braid.lab.bench.load.events.EventFlow;
import braid.lab.bench.result.StackCpu;
import braid.launcher.client.Api;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Children;
import braid.launcher.process.Pause;
import braid.launcher.stack.Stack;
import braid.launcher.start.StartBar;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The stack under measurement, as its measurements need it: events to send, services to ask, and a way to wait until all is quiet. */
public final class Measured {
    public static final int BATCH = 1_000;
    public static final int CONNECTIONS = 2;
    private static final int DIFFERENT_BATCHES = 20;

    /** Nothing that works stands still for so long. */
    private static final Duration STILL = Duration.ofSeconds(60);

    /** A run ends long before, or its process dies and so breaks the request off. */
    private static final Duration BATCH_RUN = Duration.ofHours(1);

    private static final long LOOK_MS = 100;

    private final Stack stack;
    private final StartBar progress;
    private final Client client;
    private final StackCpu cpu;
    private final Map<Component, Api> apis = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Random random = new Random(20260101);

    public Measured(Stack stack, StartBar progress) {
        this.stack = stack;
        this.progress = progress;
        this.client = new Client(address(Component.INGEST), address(Component.SERVING));
        this.cpu = new StackCpu(this::processes);
    }

    public Stack stack() {
        return stack;
    }

    public StartBar progress() {
        return progress;
    }

    public Client client() {
        return client;
    }

    public StackCpu cpu() {
        return cpu;
    }

    /** The running processes of the stack, by name. */
    public Map<String, ProcessHandle> processes() {
        return stack.children().running();
    }

    /** Posts one event on a page of its own. */
    public void probe(String page) {
        client.send(ClickBatch.probe(page, lastId, Instant.now()));
    }

    /** Batches of so many events that take turns, for any thread. */
    public Supplier<byte[]> batches(int events) {
        List<ClickBatch> batches = IntStream.range(0, DIFFERENT_BATCHES)
                .mapToObj(i -> new ClickBatch(events, random, Instant.now()))
                .toList();
        AtomicInteger turn = new AtomicInteger();
        return () -> batches.get(Math.floorMod(turn.getAndIncrement(), batches.size()))
                .next(lastId);
    }

    /** A page to ask for, drawn as the events' pages are; for one thread. */
    public String page() {
        return ClickBatch.page(random);
    }

    /** Events that come in at a rate until it is closed. */
    public EventFlow flow(int eventsPerSecond) {
        return new EventFlow(client, eventsPerSecond, this::batches);
    }

    /** Sends so many events, rounded up to whole batches, as fast as they are taken. */
    public void load(int events) {
        Supplier<byte[]> batches = batches(BATCH);
        AtomicInteger left = new AtomicInteger((events + BATCH - 1) / BATCH);
        together(CONNECTIONS, () -> {
            for (int now = left.getAndDecrement(); now > 0; now = left.getAndDecrement()) {
                client.send(batches.get());
                reached("sending events,", events - (now - 1) * (long) BATCH, events);
            }
        });
        progress.end();
    }

    /** Runs the work in so many threads at once and waits for all. */
    public static void together(int threads, Runnable work) {
        CompletableFuture<?>[] all =
                IntStream.range(0, threads).mapToObj(i -> Background.run(work)).toArray(CompletableFuture[]::new);
        Background.join(CompletableFuture.allOf(all));
    }

    /** Waits until the merged answers cover everything that was sent. */
    public void settle() {
        Api serving = api(Component.SERVING);
        Await.none(
                "events that the speed layer has not made durable",
                () -> {
                    requireRunning(Component.SPEED);
                    return serving.glance("/api/v1/coverage")
                            .map(coverage -> coverage.path("lag_events").asLong(-1))
                            .orElse(-1L);
                },
                LOOK_MS,
                STILL);
    }

    /** Refuses when the component's process has ended by itself. */
    public void requireRunning(Component component) {
        String name = component.title();
        if (stack.children().state(name) == Children.State.CRASHED) {
            List<String> last = stack.children().tail(name, 1);
            throw new Failure("the " + name + " has ended by itself" + (last.isEmpty() ? "" : ": " + last.get(0)));
        }
    }

    /** One batch run; its report. */
    public JsonNode batchRun(boolean full) {
        JsonNode[] report = new JsonNode[1];
        CompletableFuture<Void> run =
                Background.run(() -> report[0] = api(Component.BATCH).post("/run?full=" + full, null, BATCH_RUN));
        progress.waiting("batch run", "");
        while (!run.isDone()) {
            progress.tick();
            Pause.millis(LOOK_MS);
        }
        progress.end();
        Background.join(run);
        return report[0];
    }

    /** Shows how far long work is; for any thread. */
    public synchronized void reached(String what, long done, long of) {
        progress.reached(what, Math.min(done, of), of);
    }

    /** Lets a load work for so long, and shows it. */
    public void pause(String what, Duration span) {
        long begin = System.nanoTime();
        for (Duration since = Duration.ZERO; since.compareTo(span) < 0; since = PerSecond.since(begin)) {
            reached(what + ", ms", since.toMillis(), span.toMillis());
            Pause.millis(Math.min(LOOK_MS, Math.max(1, span.minus(since).toMillis())));
        }
        progress.end();
    }

    /** One client a service, whose connections are kept; for any thread. */
    public Api api(Component service) {
        return apis.computeIfAbsent(service, of -> new Api(of.title(), address(of)));
    }

    private URI address(Component service) {
        return stack.settings().address(Member.of(service));
    }
}
