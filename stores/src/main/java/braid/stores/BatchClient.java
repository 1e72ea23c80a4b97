package braid.stores;

import braid.answer.limit.LimitExceeded;
import braid.answer.side.StoreDown;
import braid.core.group.ReadMeter;
import braid.service.access.OwnKey;
import braid.service.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

/** The batch layer as it is asked over HTTP. */
final class BatchClient {
    private static final String NAME = "batch layer (earlier cuts)";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String address;
    private final OwnKey key;

    BatchClient(Settings settings) {
        key = OwnKey.of(settings);
        String host = settings.text("batch.host");
        // What listens on every address is reached on this machine's own.
        address = "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + settings.text("batch.port");
    }

    /**
     * @param meter may end the waiting; told the size of what came
     * @throws StoreDown if the batch layer does not answer, or does not now
     */
    JsonNode get(String path, Map<String, String> query, Duration within, ReadMeter meter) {
        String parameters = query.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = key.sign(HttpRequest.newBuilder(URI.create(address + path + "?" + parameters)))
                .timeout(within.plusMillis(1))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
        meter.request(() -> answer.cancel(true));
        try {
            HttpResponse<byte[]> response = answer.join();
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new StoreDown(NAME, body.path("detail").asText("status " + response.statusCode()));
            }
            meter.took(body.path("rows").size(), response.body().length);
            return body;
        } catch (CancellationException | CompletionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                throw LimitExceeded.time(within);
            }
            throw new StoreDown(NAME, e.getCause() == null ? e : e.getCause());
        } catch (IOException e) {
            throw new StoreDown(NAME, e);
        }
    }
}
