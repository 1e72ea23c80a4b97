package braid.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge in front of a real server, asked over the loopback. */
class EdgeTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String FRIEND = "http://friend.example";

    private static EchoService open;
    private static EchoService keyed;

    @BeforeAll
    static void start() {
        open = new EchoService(Map.of("BRAID_HTTP_CORS_ORIGINS", FRIEND));
        keyed = new EchoService(Map.of(
                "BRAID_ACCESS_READ_KEYS", "reading-key-0123456789",
                "BRAID_ACCESS_INGEST_KEYS", "sending-key-0123456789",
                "BRAID_ACCESS_ADMIN_KEYS", "admin-key-0123456789"));
    }

    @AfterAll
    static void stop() {
        open.close();
        keyed.close();
    }

    private static HttpResponse<String> get(EchoService service, String path, String... headers) {
        return send(HttpRequest.newBuilder(service.address(path)), headers);
    }

    private static HttpResponse<String> post(EchoService service, String path, String body, String... headers) {
        return send(HttpRequest.newBuilder(service.address(path)).POST(BodyPublishers.ofString(body)), headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        try {
            return HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .contains("\"detail\":")
                .contains("\"title\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/one", "/nowhere", "/health/liveness", "/metrics"})
    void everyAnswer_tellsBrowsersToLoadFromHereOnly(String path) {
        HttpResponse<String> answer = get(open, path);
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
    }

    @Test
    void whatNobodyAnswers_isAProblem() {
        HttpResponse<String> answer = get(open, "/nowhere");
        assertProblem(answer, 404);
        assertThat(answer.body()).contains("/nowhere");
    }

    @Test
    void failureInside_isAProblemWithoutItsReason() {
        HttpResponse<String> answer = get(open, "/things/broken");
        assertProblem(answer, 500);
        assertThat(answer.body()).doesNotContain("secret");
    }

    @Test
    void addressThatIsNoHttp_isAProblem() throws IOException {
        String answer = raw(open, "GET /things/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }

    @Test
    void keyIsNeeded_andOneOfItsRole() {
        HttpResponse<String> none = get(keyed, "/things/one");
        assertProblem(none, 401);
        assertThat(none.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
        assertProblem(get(keyed, "/things/one", "X-API-Key", "guessed-key-0123456789"), 401);
        assertThat(get(keyed, "/things/one", "X-API-Key", "reading-key-0123456789")
                        .statusCode())
                .isEqualTo(200);
        assertProblem(post(keyed, "/things", "abc", "X-API-Key", "reading-key-0123456789"), 403);
        assertThat(post(keyed, "/things", "abc", "Authorization", "Bearer sending-key-0123456789")
                        .body())
                .isEqualTo("3");
        assertThat(post(keyed, "/things", "abc", "Authorization", "Bearer admin-key-0123456789")
                        .body())
                .isEqualTo("3");
    }

    @Test
    void health_needsNoKey() {
        assertThat(get(keyed, "/health/liveness").statusCode()).isEqualTo(200);
        assertProblem(get(keyed, "/metrics"), 401);
        // Not what a health path leads to by going up again.
        assertThat(get(keyed, "/health/..%2fthings/one").statusCode()).isIn(400, 401);
    }

    @Test
    void readiness_is503UntilTheServiceIsReady() {
        assertThat(get(keyed, "/health/readiness").statusCode()).isEqualTo(503);
        get(keyed, "/things/ready", "X-API-Key", "reading-key-0123456789");
        assertThat(get(keyed, "/health/readiness").body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @CsvSource({"414, /things/one?a=%5000d, http.max.header.bytes", "400, /things/one?%21s, http.max.parameters"})
    void tooMuchBeforeTheBody_isRefusedWithItsSetting(int status, String pattern, String setting) {
        String path = pattern.startsWith("/things/one?a")
                ? "/things/one?a=" + "d".repeat(5_000)
                : "/things/one?" + "s&".repeat(20) + "s";
        HttpResponse<String> answer = get(open, path);
        assertProblem(answer, status);
        assertThat(answer.body()).contains("\"limit\":\"" + setting + "\"").contains("BRAID_");
    }

    @Test
    void tooLargeHeaders_areRefused() {
        assertProblem(get(open, "/things/one", "X-Much", "h".repeat(5_000)), 431);
    }

    @Test
    void bodyUpToItsSize_isTaken_andNotOneByteMore() {
        assertThat(post(open, "/things", "b".repeat(1_000)).body()).isEqualTo("1000");
        HttpResponse<String> answer = post(open, "/things", "b".repeat(1_001));
        assertProblem(answer, 413);
        assertThat(answer.body()).contains("1001 bytes").contains("BRAID_SERVING_MAX_BODY_BYTES");
    }

    @Test
    void bodyOfUnknownSize_isCutOffAtItsSize() throws IOException {
        String chunk = "3e8\r\n" + "b".repeat(1_000) + "\r\n";
        String answer = raw(open, head("Transfer-Encoding: chunked") + chunk + chunk + "0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 413");
    }

    @Test
    void bodyThatDoesNotArrive_isGivenUp() throws IOException {
        String answer = raw(open, head("Content-Length: 100") + "ten bytes!");
        assertThat(answer).startsWith("HTTP/1.1 408").contains("http.body.timeout.ms");
    }

    private static String head(String length) {
        return "POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\n" + length + "\r\n\r\n";
    }

    /** What comes back, until the server closes the connection. */
    private static String raw(EchoService service, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", service.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void pageOfAnotherSite_maySendOnlyWhereItIsAFriend() {
        assertProblem(post(keyed, "/things", "abc", "Origin", "http://elsewhere.example"), 403);
        HttpResponse<String> friend = post(open, "/things", "abc", "Origin", FRIEND);
        assertThat(friend.statusCode()).isEqualTo(200);
        assertThat(friend.headers().firstValue("Access-Control-Allow-Origin")).contains(FRIEND);
        assertThat(post(open, "/things", "abc", "Origin", "http://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void times_areKeptByRouteAndNotByAddress() {
        for (int i = 0; i < 5; i++) {
            get(open, "/things/name-" + i);
        }
        String metrics = get(open, "/metrics").body();
        assertThat(metrics).contains("route=\"/things/{name}\"").doesNotContain("name-3");
    }
}
