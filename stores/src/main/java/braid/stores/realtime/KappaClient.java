package braid.stores.realtime;

import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.view.View;
import braid.service.access.OwnKey;
import braid.service.settings.Settings;
import braid.storage.wire.RowStream;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** The doors of Kappa's instances as they are asked over HTTP. */
final class KappaClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int ROWS_AT_ONCE = 256;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "kappa-rows");
        thread.setDaemon(true);
        return thread;
    });
    private final OwnKey key;
    private final Map<String, String> whose;

    /** @param pipeline whose job is asked, in the generation of the settings */
    KappaClient(Settings settings, String pipeline) {
        key = OwnKey.of(settings);
        whose = Map.of("pipeline", pipeline, "generation", settings.text("kappa.generation"));
    }

    /** What an instance's rows came to, and all that passed. */
    record Rows(RowStream.End end, List<GroupRow> rows) {}

    /**
     * What an instance says of itself and the others.
     *
     * @throws IOException if it does not answer, or refuses to; the message says which and why
     */
    JsonNode state(String instance) throws IOException {
        try {
            HttpResponse<byte[]> response = client.send(
                    request(instance, "/state", Map.of()).timeout(PATIENCE).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(response.body());
            requireOk(instance, response.statusCode(), body);
            return body;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } catch (IOException e) {
            throw named(instance, e);
        }
    }

    /** An instance's rows of a view; fails with an {@link IOException} in words, or with what the meter threw. */
    CompletableFuture<Rows> rows(String instance, View view, String filter, ReadMeter meter) {
        Map<String, String> query = Map.of("view", view.name(), "version", view.version(), "filter", filter);
        CompletableFuture<HttpResponse<InputStream>> asked = client.sendAsync(
                request(instance, "/state/rows", query).build(), HttpResponse.BodyHandlers.ofInputStream());
        meter.request(() -> {
            asked.cancel(true);
            asked.thenAccept(response -> close(response.body()));
        });
        return asked.thenApplyAsync(
                response -> {
                    try (InputStream body = response.body()) {
                        if (response.statusCode() != 200) {
                            requireOk(instance, response.statusCode(), JSON.readTree(body));
                        }
                        return read(body, view, meter);
                    } catch (IOException e) {
                        throw new UncheckedIOException(named(instance, e));
                    }
                },
                readers);
    }

    private static Rows read(InputStream body, View view, ReadMeter meter) throws IOException {
        List<GroupRow> rows = new ArrayList<>();
        long[] untold = new long[2];
        RowStream.End end = RowStream.read(body, view, (row, bytes) -> {
            rows.add(row);
            untold[1] += bytes;
            if (++untold[0] == ROWS_AT_ONCE) {
                meter.took(untold[0], untold[1]);
                untold[0] = 0;
                untold[1] = 0;
            }
        });
        meter.took(untold[0], untold[1]);
        return new Rows(end, rows);
    }

    private HttpRequest.Builder request(String instance, String path, Map<String, String> query) {
        Map<String, String> all = new TreeMap<>(whose);
        all.putAll(query);
        String parameters = all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return key.sign(HttpRequest.newBuilder(URI.create("http://" + instance + path + "?" + parameters)));
    }

    private static void requireOk(String instance, int status, JsonNode body) throws IOException {
        if (status != 200) {
            throw new Refused(instance + ": " + body.path("detail").asText("status " + status));
        }
    }

    /** Asked, and it said no. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    private static IOException named(String instance, IOException e) {
        if (e instanceof Refused) {
            return e;
        }
        String words = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new IOException(instance + ": " + (e instanceof ConnectException ? "nobody listens there" : words));
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException e) {
            // It is not read any more.
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
