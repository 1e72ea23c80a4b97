package braid.lab.bench.load;

import braid.launcher.client.Api;
import braid.service.access.OwnKey;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
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
public final class Client {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ACCEPTED = 200;
    private static final int LONGEST_DETAIL = 500;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(3))
            .build();
    private final OwnKey key = OwnKey.ofEnvironment();
    private final URI events;
    private final URI serving;

    public Client(URI ingest, URI serving) {
        this.events = ingest.resolve("/api/v1/sources/clicks/events");
        this.serving = serving;
    }

    /** Sends NDJSON; refuses when not every event of it was accepted. */
    public void send(byte[] lines) {
        requireAccepted(ask(post(lines)));
    }

    /** Like {@link #send}, but does not wait for the answer, and never fails: the reply says what became of it. */
    public CompletableFuture<LoadReply> sendLater(byte[] lines) {
        return reply(post(lines));
    }

    /** Asks for the rows of a page, without waiting for the answer. */
    public CompletableFuture<LoadReply> rows(String page) {
        return reply(question(List.of(page)));
    }

    /** Asks for the views of a page in SQL, without waiting for the answer. */
    public CompletableFuture<LoadReply> sql(String page) {
        return reply(statement(page));
    }

    private CompletableFuture<LoadReply> reply(HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofString())
                .handle((response, failure) -> failure == null
                        ? LoadReply.of(response)
                        : LoadReply.failed(String.valueOf(failure.getCause())));
    }

    /** Those of these pages that one merged answer shows; none while the serving layer does not answer. */
    public Set<String> shown(Collection<String> pages) {
        Set<String> shown = new HashSet<>();
        HttpResponse<String> response;
        try {
            response = http.send(question(pages), BodyHandlers.ofString());
        } catch (IOException e) {
            return shown;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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

    private HttpRequest statement(String page) {
        String body = Api.JSON
                .createObjectNode()
                .put("sql", "SELECT SUM(views) AS views FROM page_views WHERE page = ?")
                .set("parameters", Api.JSON.createArrayNode().add(page))
                .toString();
        return key.sign(HttpRequest.newBuilder(serving.resolve("/api/v1/sql")))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** True when a merged answer shows the page. */
    public boolean shows(String page) {
        return !shown(List.of(page)).isEmpty();
    }

    /**
     * Reads an answer with rows to its end; how many there were. They are counted as they come, which costs the client little.
     *
     * @param path with its query
     */
    public long countRows(String path) {
        HttpRequest request = key.sign(HttpRequest.newBuilder(serving.resolve(path)))
                .timeout(PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != ACCEPTED) {
                    throw new Failure("The serving layer answered " + path + " with " + response.statusCode() + ": "
                            + new String(body.readNBytes(LONGEST_DETAIL), StandardCharsets.UTF_8));
                }
                return RowCount.of(body);
            }
        } catch (IOException e) {
            throw new Failure(request.uri() + " does not answer: " + e, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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
            throw interrupted(e);
        }
    }

    private static Failure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new Failure("Interrupted.", e);
    }

    private static void requireAccepted(HttpResponse<String> response) {
        if (response.statusCode() != ACCEPTED) {
            throw new Failure("Ingest answered with " + response.statusCode() + ": " + response.body()
                    + " A pipeline to be measured has the source and the views of pipelines/clicks.sql.");
        }
    }
}
