package braid.launcher.client;

import braid.service.access.OwnKey;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;

/**
 * One service's HTTP interface. Decimal numbers keep their digits.
 *
 * <p>Every method throws {@link Failure} with the service's own explanation when it answers with an error, and with the way out when it
 * does not answer.
 */
public final class Api {
    /** Reads and writes JSON without turning decimals into doubles. */
    public static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(com.fasterxml.jackson.databind.node.JsonNodeFactory.withExactBigDecimals(true))
            .build();

    private static final Duration PATIENCE = Duration.ofSeconds(75);
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final Duration STATUS = Duration.ofSeconds(15);

    private final HttpClient http;
    private final OwnKey key = OwnKey.ofEnvironment();
    private final String service;
    private final URI address;

    public Api(String service, URI address) {
        this.service = service;
        this.address = address;
        HttpClient.Builder client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(GLANCE);
        if (!"https".equals(address.getScheme())) {
            client.sslContext(NoTls.CONTEXT);
        }
        this.http = client.build();
    }

    /** {@code path} may carry a query and must be encoded. */
    public JsonNode get(String path) {
        return ask(request(path, PATIENCE).build());
    }

    /** Posts a JSON body, or nothing when it is null, and waits for the answer as long as {@code patience}. */
    public JsonNode post(String path, JsonNode body, Duration patience) {
        HttpRequest.Builder request = request(path, patience);
        if (body == null) {
            request.POST(BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString()));
        }
        return ask(request.build());
    }

    /**
     * What {@code GET /status} answers, whatever its code; empty when nothing answers. A service that is there and slow, as one that has
     * just started on a busy machine, gets more time: slow is not down.
     */
    public Optional<JsonNode> status() {
        return within(STATUS, "/status");
    }

    /** What {@code path} answers within three seconds; empty when nothing answers. */
    public Optional<JsonNode> glance(String path) {
        return within(GLANCE, path);
    }

    private Optional<JsonNode> within(Duration patience, String path) {
        try {
            HttpRequest request = request(path, patience).build();
            return Optional.of(
                    JSON.readTree(http.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path, Duration patience) {
        return key.sign(HttpRequest.newBuilder(address.resolve(path))).timeout(patience);
    }

    private JsonNode ask(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new Failure(explanation(response));
            }
            return JSON.readTree(response.body());
        } catch (ConnectException e) {
            throw new Failure(
                    service + " does not answer at " + address
                            + ". See `braid status`, or start the stack with `braid up`.",
                    e);
        } catch (HttpTimeoutException e) {
            throw new Failure(
                    service + " did not answer " + request.uri() + " in time. See `braid logs " + service + "`.", e);
        } catch (JsonProcessingException e) {
            throw new Failure(service + " answered " + request.uri() + " with something that is not JSON.", e);
        } catch (IOException e) {
            throw new Failure(
                    service + " broke off while answering " + request.uri() + ". See `braid logs " + service + "`.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    private String explanation(HttpResponse<String> response) {
        try {
            JsonNode problem = JSON.readTree(response.body());
            String detail = problem.path("detail").asText(problem.path("title").asText(""));
            if (!detail.isEmpty()) {
                return detail;
            }
        } catch (JsonProcessingException e) {
            // Not a problem document: the code has to do.
        }
        return service + " answered " + response.uri() + " with " + response.statusCode() + ".";
    }
}
