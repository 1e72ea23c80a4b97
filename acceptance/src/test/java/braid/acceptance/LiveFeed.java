package braid.acceptance;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/** The live feed as one open page reads it. */
final class LiveFeed implements Flow.Subscriber<String>, AutoCloseable {
    private static final String DATA = "data: ";

    private final AtomicInteger snapshots = new AtomicInteger();
    private volatile String newest;
    private Flow.Subscription subscription;

    static LiveFeed open(HttpClient http, String address) {
        LiveFeed feed = new LiveFeed();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address + "/api/v1/live")).build();
        CompletableFuture<?> ignored = http.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(feed));
        return feed;
    }

    /** Snapshots that have come so far. */
    int snapshots() {
        return snapshots.get();
    }

    /** The newest snapshot as JSON; {@code null} before the first. */
    String newest() {
        return newest;
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = begun;
        begun.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        if (line.equals("event: snapshot")) {
            snapshots.incrementAndGet();
        } else if (line.startsWith(DATA)) {
            newest = line.substring(DATA.length());
        }
    }

    @Override
    public void onError(Throwable cause) {}

    @Override
    public void onComplete() {}

    @Override
    public void close() {
        if (subscription != null) {
            subscription.cancel();
        }
    }
}
