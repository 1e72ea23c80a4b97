package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.client.Api;
import braid.service.access.OwnKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The measured requests: events in, rows out. Connections are kept; any thread may ask. */
final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ACCEPTED = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final OwnKey key = OwnKey.ofEnvironment();
    private final URI events;
    private final URI serving;

    Client(URI ingest, URI serving) {
        this.events = ingest.resolve("/api/v1/sources/clicks/events");
        this.serving = serving;
    }

    /** Sends NDJSON; refuses when not every event of it was accepted. */
    void send(byte[] lines) {
        requireAccepted(ask(post(lines)));
    }

    /** Like {@link #send}, but does not wait for the answer. */
    CompletableFuture<Void> sendLater(byte[] lines) {
        return http.sendAsync(post(lines), BodyHandlers.ofString()).thenAccept(Client::requireAccepted);
    }

    /** Those of these pages that one merged answer shows; none while the serving layer refuses to answer. */
    Set<String> shown(Collection<String> pages) {
        HttpResponse<String> response = ask(question(pages));
        Set<String> shown = new HashSet<>();
        if (response.statusCode() == ACCEPTED) {
            parse(response)
                    .path("rows")
                    .forEach(row -> shown.add(row.path("page").asText()));
        }
        return shown;
    }

    private HttpRequest question(Collection<String> pages) {
        String query = pages.stream()
                .map(page -> "&page=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
        URI address = serving.resolve("/api/v1/views/page_views/rows?limit=" + 10 * pages.size() + query);
        return key.sign(HttpRequest.newBuilder(address)).timeout(PATIENCE).build();
    }

    /** Like {@link #shows}, but does not wait for the answer, and takes one with any row. */
    CompletableFuture<Boolean> showsLater(String page) {
        return http.sendAsync(question(List.of(page)), BodyHandlers.ofString())
                .thenApply(response ->
                        response.statusCode() == ACCEPTED && response.body().contains("\"page\":\"" + page + "\""));
    }

    /** True when a merged answer shows the page. */
    boolean shows(String page) {
        return !shown(List.of(page)).isEmpty();
    }

    private static JsonNode parse(HttpResponse<String> response) {
        try {
            return Api.JSON.readTree(response.body());
        } catch (IOException e) {
            throw new Failure("The serving layer answered " + response.uri() + " with something that is not JSON.", e);
        }
    }

    private HttpRequest post(byte[] lines) {
        return key.sign(HttpRequest.newBuilder(events))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(lines))
                .build();
    }

    private HttpResponse<String> ask(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new Failure(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    private static void requireAccepted(HttpResponse<String> response) {
        if (response.statusCode() != ACCEPTED) {
            throw new Failure("Ingest answered with " + response.statusCode() + ": " + response.body()
                    + " A pipeline to be measured has the source and the views of pipelines/clicks.sql.");
        }
    }
}
