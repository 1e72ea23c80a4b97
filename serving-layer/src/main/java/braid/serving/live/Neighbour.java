package braid.serving.live;

import braid.service.ServiceAddress;
import braid.service.access.OwnKey;
import braid.service.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Another layer, known by the address of its {@code /status}. */
final class Neighbour {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final URI status;
    private final OwnKey key;
    private final Duration patience;

    Neighbour(HttpClient client, URI status, OwnKey key, Duration patience) {
        this.key = key;
        this.client = client;
        this.status = status;
        this.patience = patience;
    }

    /** The layer whose keys begin with {@code prefix}. */
    static Neighbour of(String prefix, HttpClient client, Settings settings, Duration patience) {
        return new Neighbour(
                client, URI.create(ServiceAddress.of(settings, prefix) + "/status"), OwnKey.of(settings), patience);
    }

    /** Asks; never fails, and takes no longer than the patience. */
    CompletableFuture<PeerStatus> look() {
        HttpRequest request =
                key.sign(HttpRequest.newBuilder(status)).timeout(patience).build();
        return client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> read(response.body()))
                .exceptionally(failure -> new PeerStatus(words(failure), null));
    }

    private static PeerStatus read(byte[] body) {
        try {
            JsonNode said = JSON.readTree(body);
            if (said.path("status").asText().equals("UP")) {
                return new PeerStatus(null, said);
            }
            String reason = said.path("reason").asText(said.path("detail").asText("it says that it is not ready"));
            return new PeerStatus(reason, said);
        } catch (IOException e) {
            return new PeerStatus("what it says cannot be read", null);
        }
    }

    private String words(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        String place = status.getHost() + ":" + status.getPort();
        if (cause instanceof HttpTimeoutException) {
            return "no answer from " + place + " within " + patience.toMillis() + " ms";
        }
        return cause instanceof ConnectException ? "nothing listens on " + place : place + ": " + cause;
    }
}
