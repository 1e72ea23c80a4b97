package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Requests with keys and headers of the test's choice, and what a problem must look like. */
final class Requests {
    static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Stack stack;

    Requests(Stack stack) {
        this.stack = stack;
    }

    static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("detail").asText()).isNotBlank();
    }

    static void assertLimit(HttpResponse<String> answer, int status, String key) throws IOException {
        assertProblem(answer, status);
        assertThat(JSON.readTree(answer.body()).path("limit").asText()).isEqualTo(key);
        assertThat(answer.body()).contains(key);
    }

    HttpResponse<String> post(int port, String path, String key, String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(
                                request(port, "GET", path, key, "Content-Type", "application/json"), (n, v) -> true)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpResponse<String> ask(int port, String method, String path, String key, String... headers) throws Exception {
        return HTTP.send(request(port, method, path, key, headers), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    HttpRequest request(int port, String method, String path, String key, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(port) + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, BodyPublishers.noBody());
        if (key != null) {
            request.header("X-API-Key", key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }
}
