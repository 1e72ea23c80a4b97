package braid.service;

import static org.assertj.core.api.Assertions.assertThat;

import braid.service.access.ApiKeys;
import braid.service.access.Role;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import braid.service.settings.Settings;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusEndpointTest {
    private static final String READ = "read-key-0123456789";
    private static final String ADMIN = "admin-key-0123456789";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Metrics metrics = new Metrics();
    private volatile String status = "UP";
    private StatusEndpoint endpoint;
    private int port;

    @BeforeEach
    void open() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Settings settings = Settings.of(Map.of("BRAID_ACCESS_READ_KEYS", READ, "BRAID_ACCESS_ADMIN_KEYS", ADMIN));
        Endpoint door = new Endpoint("127.0.0.1", port, ApiKeys.of(settings, "speed.host", Role.READ));
        endpoint = new StatusEndpoint(door, metrics, () -> Map.of("status", status))
                .on("POST", "/run", query -> Map.of("done", true));
        Gauges.register(metrics, seen -> seen.gauge("braid_test_lag_events", "Test.", 3, "partition", "0"));
    }

    @AfterEach
    void close() {
        endpoint.close();
    }

    @Test
    void health_isOpenAndFollowsTheStatus() throws Exception {
        assertThat(ask("GET", "/health/readiness", null).statusCode()).isEqualTo(200);
        status = "DOWN";
        assertThat(ask("GET", "/health/readiness", null).statusCode()).isEqualTo(503);
        assertThat(ask("GET", "/health/liveness", null).statusCode()).isEqualTo(200);
        assertThat(ask("GET", "/status", READ).statusCode()).isEqualTo(503);
    }

    @Test
    void metrics_areReadWithTheirLabels() throws Exception {
        HttpResponse<String> scrape = ask("GET", "/metrics", READ);
        assertThat(scrape.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
        assertThat(scrape.body())
                .contains("braid_test_lag_events{partition=\"0\"} 3.0")
                .contains("process_cpu_seconds_total");
    }

    @Test
    void errors_areProblems() throws Exception {
        assertProblem(ask("GET", "/nothing", READ), 404);
        assertProblem(ask("GET", "/statuses", READ), 404);
        assertProblem(ask("POST", "/status", ADMIN), 405);
        assertProblem(ask("GET", "/status", null), 401);
        assertProblem(ask("POST", "/run", READ), 403);
        assertThat(ask("POST", "/run", ADMIN).statusCode()).isEqualTo(200);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(new ObjectMapper().readTree(answer.body()).path("status").asInt())
                .isEqualTo(status);
    }

    private HttpResponse<String> ask(String method, String path, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
