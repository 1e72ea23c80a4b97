package braid.tools.client;

import braid.service.access.OwnKey;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Posts batches of NDJSON to ingest, again and again with growing pauses while ingest or its broker is away. Safe for use by several
 * threads.
 */
public final class IngestClient {
    private static final Duration ONE_TRY = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MS = 50;
    private static final long LONGEST_PAUSE_MS = 2000;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final URI base;
    private final Duration timeout;
    private final String parameters;

    /**
     * @param base where ingest listens, for example {@code http://127.0.0.1:29080}
     * @param timeout how long a batch is tried
     * @param parameters of each request, as in {@code epoch=seconds&zone=Z}; may be empty
     */
    public IngestClient(URI base, Duration timeout, String parameters) {
        this.base = base;
        this.timeout = timeout;
        this.parameters = parameters;
    }

    /** Lets no batch be tried again; tries under way come to their answers. */
    public void stop() {
        stopped.countDown();
    }

    /**
     * Delivers one batch.
     *
     * @throws DeliveryFailed if ingest refuses it as a whole, or was away for the whole time-out
     */
    public BatchReply post(String source, byte[] ndjson) throws InterruptedException {
        String path = "/api/v1/sources/" + source + "/events?rejections=1000000"
                + (parameters.isEmpty() ? "" : "&" + parameters);
        HttpRequest request = OwnKey.ofEnvironment()
                .sign(HttpRequest.newBuilder(base.resolve(path)))
                .header("Content-Type", "application/x-ndjson")
                .timeout(ONE_TRY)
                .POST(HttpRequest.BodyPublishers.ofByteArray(ndjson))
                .build();
        Tries tries = new Tries("take a batch");
        while (true) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() != 503 && response.statusCode() != 429) {
                    return answer(response, tries.uncertain);
                }
                JsonNode problem = parse(response);
                tries.uncertain |= problem.path("acknowledged").asInt(0)
                                + problem.path("uncertain").asInt(0)
                        > 0;
                tries.pause(problem.path("detail").asText("status " + response.statusCode()));
            } catch (ConnectException | HttpConnectTimeoutException e) {
                tries.pause("Nobody listens there.");
            } catch (IOException e) {
                tries.uncertain = true;
                tries.pause("The connection broke: " + e);
            }
        }
    }

    /**
     * The identifier of the topic that a source's events are appended to: another one when the log was made anew.
     *
     * @throws DeliveryFailed if ingest does not know such a source, or could not tell for the whole time-out
     */
    public String topicId(String source) throws InterruptedException {
        HttpRequest request = OwnKey.ofEnvironment()
                .sign(HttpRequest.newBuilder(base.resolve("/api/v1/sources")))
                .timeout(ONE_TRY)
                .build();
        Tries tries = new Tries("say which log it appends to");
        while (true) {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() == 200) {
                    JsonNode id = listed(parse(response), source).path("topic_id");
                    if (id.isTextual()) {
                        return id.asText();
                    }
                    tries.pause("It cannot reach Kafka.");
                } else if (response.statusCode() == 503 || response.statusCode() == 429) {
                    tries.pause("status " + response.statusCode());
                } else {
                    throw refused(response, parse(response), false);
                }
            } catch (ConnectException | HttpConnectTimeoutException e) {
                tries.pause("Nobody listens there.");
            } catch (IOException e) {
                tries.pause("The connection broke: " + e);
            }
        }
    }

    private JsonNode listed(JsonNode body, String source) {
        for (JsonNode one : body.path("sources")) {
            if (one.path("name").asText("").equals(source)) {
                return one;
            }
        }
        throw new DeliveryFailed("Ingest at " + base + " takes no events for '" + source
                + "': it runs with another pipeline. Choose the same one with BRAID_PIPELINE.");
    }

    private BatchReply answer(HttpResponse<String> response, boolean maybeTwice) {
        JsonNode body = parse(response);
        if (!body.has("accepted")) {
            throw refused(response, body, maybeTwice);
        }
        List<BatchReply.Rejected> rejected = new ArrayList<>();
        for (JsonNode rejection : body.path("rejections")) {
            JsonNode column = rejection.path("column");
            rejected.add(new BatchReply.Rejected(
                    rejection.path("index").asInt(),
                    column.isTextual() ? column.asText() : null,
                    rejection.path("reason").asText("")));
        }
        return new BatchReply(body.path("accepted").asInt(), rejected, maybeTwice);
    }

    private DeliveryFailed refused(HttpResponse<String> response, JsonNode body, boolean uncertain) {
        return new DeliveryFailed(
                "Ingest at " + base + " refused a request with " + response.statusCode() + ": "
                        + body.path("detail").asText(response.body()),
                uncertain);
    }

    private JsonNode parse(HttpResponse<String> response) {
        return Json.read(response.body())
                .orElseThrow(() -> new DeliveryFailed("What listens at " + base + " is not ingest: it answered "
                        + response.statusCode() + " without JSON. Set --url."));
    }

    /** The tries of one request, with growing pauses between them. */
    private final class Tries {
        private final String what;
        private final long deadline = System.nanoTime() + timeout.toNanos();
        private long pause = FIRST_PAUSE_MS;
        private boolean uncertain;

        Tries(String what) {
            this.what = what;
        }

        /** Waits before the next try, or says that there is none. */
        void pause(String trouble) throws InterruptedException {
            if (System.nanoTime() + pause * 1_000_000 > deadline) {
                throw new DeliveryFailed(
                        "Ingest at " + base + " did not " + what + " within " + timeout.toSeconds() + " s: " + trouble,
                        uncertain);
            }
            if (stopped.await(pause, TimeUnit.MILLISECONDS)) {
                throw new DeliveryFailed("Ingest at " + base + " did not " + what + ": " + trouble, uncertain);
            }
            pause = Math.min(LONGEST_PAUSE_MS, pause * 2);
        }
    }
}
