package braid.ingest.client;

import braid.service.access.OwnKey;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts batches of NDJSON to ingest, again and again with growing pauses while ingest or its broker is away. Safe for use by several
 * threads.
 */
public final class IngestClient {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration ONE_TRY = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI base;
    private final Duration timeout;

    /**
     * @param base where ingest listens, for example {@code http://127.0.0.1:29080}
     * @param timeout how long a batch is tried
     */
    public IngestClient(URI base, Duration timeout) {
        this.base = base;
        this.timeout = timeout;
    }

    /**
     * Delivers one batch.
     *
     * @throws DeliveryFailed if ingest refuses it as a whole, or was away for the whole time-out
     */
    public Answer post(String source, byte[] ndjson) throws InterruptedException {
        HttpRequest request = OwnKey.ofEnvironment()
                .sign(HttpRequest.newBuilder(base.resolve("/api/v1/sources/" + source + "/events?rejections=1000000")))
                .header("Content-Type", "application/x-ndjson")
                .timeout(ONE_TRY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(ndjson))
                .build();
        long deadline = System.nanoTime() + timeout.toNanos();
        long pause = FIRST_PAUSE_MS;
        boolean maybeTwice = false;
        while (true) {
            String trouble;
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 503 && response.statusCode() != 429) {
                    return answer(response, maybeTwice);
                }
                JsonNode problem = parse(response);
                maybeTwice |= problem.path("acknowledged").asInt(0)
                                + problem.path("uncertain").asInt(0)
                        > 0;
                trouble = problem.path("detail").asString("status " + response.statusCode());
            } catch (ConnectException e) {
                trouble = "Nobody listens there.";
            } catch (IOException e) {
                maybeTwice = true;
                trouble = "The connection broke: " + e;
            }
            if (System.nanoTime() + pause * 1_000_000 > deadline) {
                throw new DeliveryFailed(
                        "Ingest at " + base + " did not take a batch within " + timeout.toSeconds() + " s: " + trouble);
            }
            Thread.sleep(pause);
            pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
    }

    private Answer answer(HttpResponse<String> response, boolean maybeTwice) {
        JsonNode body = parse(response);
        if (!body.has("accepted")) {
            throw new DeliveryFailed("Ingest at " + base + " refused a batch with " + response.statusCode() + ": "
                    + body.path("detail").asString(response.body()));
        }
        List<Answer.Rejected> rejected = new ArrayList<>();
        for (JsonNode rejection : body.path("rejections")) {
            JsonNode column = rejection.path("column");
            rejected.add(new Answer.Rejected(
                    rejection.path("index").asInt(),
                    column.isString() ? column.asString() : null,
                    rejection.path("reason").asString("")));
        }
        return new Answer(body.path("accepted").asInt(), rejected, maybeTwice);
    }

    private JsonNode parse(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            throw new DeliveryFailed("What listens at " + base + " is not ingest: it answered " + response.statusCode()
                    + " without JSON. Set --url.");
        }
    }
}
