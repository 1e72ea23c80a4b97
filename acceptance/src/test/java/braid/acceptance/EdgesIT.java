package braid.acceptance;

import static braid.acceptance.Requests.assertLimit;
import static braid.acceptance.Requests.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The edge of every service, on a stack that has keys: who may ask, what is refused, what browsers and Prometheus are told. */
class EdgesIT {
    private static final int PORT_BASE = 26_000;
    private static final int INGEST = 80;
    private static final int SPEED = 81;
    private static final int BATCH = 82;
    private static final int SERVING = 90;
    private static final String READ = "read-key-of-the-test";
    private static final String SEND = "ingest-key-of-the-test";
    private static final String ADMIN = "admin-key-of-the-test";
    private static final String ROWS = "/api/v1/views/page_views/rows";
    private static final String EVENTS = "/api/v1/sources/clicks/events";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Stack stack;
    private static Requests requests;

    @BeforeAll
    static void start() {
        stack = Stack.up(
                "clicks",
                PORT_BASE,
                Map.of(
                        "BRAID_ACCESS_READ_KEYS", READ,
                        "BRAID_ACCESS_INGEST_KEYS", SEND,
                        "BRAID_ACCESS_ADMIN_KEYS", ADMIN,
                        "BRAID_API_KEY", ADMIN,
                        "BRAID_HTTP_IDLE_MS", "4000"));
        requests = new Requests(stack);
        stack.run("generate", "clicks", "--rate", "1000", "--for", "2s", "--seed", "5");
        stack.batch(false);
        stack.run("generate", "clicks", "--rate", "1000", "--for", "1s", "--seed", "6");
        stack.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void keys_allowWhatTheirRoleIsFor() throws Exception {
        for (int port : List.of(INGEST, SPEED, BATCH, SERVING)) {
            HttpResponse<String> nobody = requests.ask(port, "GET", "/status", null);
            assertProblem(nobody, 401);
            assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
            assertProblem(requests.ask(port, "GET", "/status", "a-key-that-nobody-knows"), 401);
            assertThat(requests.ask(port, "GET", "/status", READ).statusCode()).isEqualTo(200);
            assertThat(requests.ask(port, "GET", "/health/liveness", null).statusCode())
                    .isEqualTo(200);
            assertThat(requests.ask(port, "GET", "/health/readiness", null).statusCode())
                    .isEqualTo(200);
        }
        assertProblem(requests.ask(SERVING, "GET", ROWS, SEND), 403);
        assertProblem(requests.ask(INGEST, "POST", EVENTS, READ, "Content-Type", "application/json"), 403);
        assertProblem(requests.ask(INGEST, "POST", EVENTS, SEND, "Content-Type", "application/json"), 400);
        assertProblem(requests.ask(BATCH, "POST", "/run", READ), 403);
        assertThat(requests.ask(SERVING, "GET", ROWS, ADMIN).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ingest ingest ingest",
                "speed speed-layer speed",
                "batch batch-layer batch",
                "serving serving-layer serving"
            })
    void serviceOffLoopback_refusesToStartWithoutKeys(String words) {
        String[] word = words.split(" ");
        Stack.Result result =
                stack.shell("env -u BRAID_ACCESS_READ_KEYS -u BRAID_ACCESS_INGEST_KEYS -u BRAID_ACCESS_ADMIN_KEYS"
                        + " BRAID_" + word[0].toUpperCase(java.util.Locale.ROOT)
                        + "_HOST=0.0.0.0 java -XX:TieredStopAtLevel=1 -cp "
                        + word[1] + "/target/" + word[1] + ".jar:$(cat " + word[1] + "/target/classpath) braid."
                        + word[2] + ".Main");
        assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
        assertThat(result.output()).contains(word[0] + ".host is '0.0.0.0'").contains("BRAID_ACCESS_");
    }

    @Test
    void metrics_followTheConventionsAndTheDashboardShowsOnlyWhatThereIs() throws Exception {
        Set<String> names = new TreeSet<>();
        for (int port : List.of(INGEST, SPEED, BATCH, SERVING)) {
            HttpResponse<String> answer = requests.ask(port, "GET", "/metrics", READ);
            assertThat(answer.statusCode()).isEqualTo(200);
            Scrape scrape = new Scrape(answer.body());
            names.addAll(scrape.names());
            assertThat(scrape.own()).isNotEmpty().allSatisfy((name, type) -> {
                assertThat(scrape.isHelped(name)).as(name + " has a help text").isTrue();
                assertThat(name.endsWith("_total")).as(name).isEqualTo(type.equals("counter"));
                assertThat(name).doesNotContain("_ms").doesNotContain("_millis").doesNotContain("_mb");
                if (type.equals("histogram")) {
                    assertThat(name).endsWith("_seconds");
                }
            });
        }
        assertThat(names)
                .contains("process_cpu_seconds_total", "process_resident_memory_bytes", "jvm_memory_used_bytes");
        Set<String> shown = new TreeSet<>();
        JsonNode dashboard = JSON.readTree(Files.readString(Stack.ROOT.resolve("examples/grafana/braid.json")));
        dashboard.findValues("expr").forEach(expression -> {
            Matcher metric = Pattern.compile("\\b(?:braid|jvm|process)_\\w+").matcher(expression.asText());
            while (metric.find()) {
                shown.add(metric.group());
            }
        });
        assertThat(shown).hasSizeGreaterThan(30);
        assertThat(names).containsAll(shown);
    }

    @Test
    void sameQuestionAtTheSameCoverage_isNotAnsweredTwice() throws Exception {
        String question = ROWS + "?page=/home&limit=10";
        HttpResponse<String> first = requests.ask(SERVING, "GET", question, READ);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        double rows = rowsRead();
        HttpResponse<String> again =
                requests.ask(SERVING, "GET", question, READ, "If-None-Match", "W/\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).hasValue(tag);
        assertThat(rowsRead()).as("rows read for a 304").isEqualTo(rows);
        assertThat(requests.ask(SERVING, "GET", question + "&every=1h", READ, "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(200);
        stack.run("generate", "clicks", "--rate", "100", "--for", "1s", "--seed", "9");
        stack.awaitCaughtUp();
        HttpResponse<String> later = requests.ask(SERVING, "GET", question, READ, "If-None-Match", tag);
        assertThat(later.statusCode()).isEqualTo(200);
        assertThat(later.headers().firstValue("ETag"))
                .isPresent()
                .isNotEqualTo(first.headers().firstValue("ETag"));
        String batch = requests.ask(SERVING, "GET", question + "&layer=batch", READ)
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(requests.ask(SERVING, "GET", question + "&layer=batch", READ, "If-None-Match", batch)
                        .statusCode())
                .isEqualTo(304);
    }

    private static double rowsRead() throws Exception {
        return new Scrape(requests.ask(SERVING, "GET", "/metrics", READ).body())
                .sum("braid_serving_store_rows_total", "");
    }

    @Test
    void document_isTheOneThatClientsAreGeneratedFromAndTellsTheTruth() throws Exception {
        new InterfaceDocument(stack, READ).assertTrue();
    }

    @Test
    void generatedClient_asksAndIsToldWhatIsWrong() throws Exception {
        new InterfaceDocument(stack, READ).assertClientIsAnswered();
    }

    @Test
    void largeAnswer_isCompressedWhenTheClientCan() throws Exception {
        HttpResponse<byte[]> zipped = Requests.HTTP.send(
                requests.request(SERVING, "GET", ROWS, READ, "Accept-Encoding", "gzip"), BodyHandlers.ofByteArray());
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped.body()))) {
            assertThat(JSON.readTree(in).path("rows")).isNotEmpty();
        }
        assertThat(requests.ask(SERVING, "GET", ROWS, READ).headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void browsers_areToldToStayHere() throws Exception {
        for (String path : List.of("/", ROWS, "/nothing")) {
            HttpResponse<String> answer =
                    requests.ask(SERVING, "GET", path, READ, "Origin", "https://elsewhere.example");
            assertThat(answer.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(csp -> assertThat(csp)
                    .contains("default-src 'self'", "frame-ancestors 'none'"));
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .as("CORS")
                    .isEmpty();
        }
        assertProblem(
                requests.ask(
                        INGEST,
                        "POST",
                        EVENTS,
                        SEND,
                        "Origin",
                        "https://elsewhere.example",
                        "Content-Type",
                        "application/json"),
                403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../etc/passwd",
                "/page/../../etc/passwd",
                "/docs/..%2f..%2f..%2fetc/passwd",
                "/docs/%2e%2e/%2e%2e/logback.xml",
                "/webjars/..;/..;/logback.xml",
                "/docs/..%5c..%5clogback.xml",
                "/page//etc/passwd",
                "/docs/%00",
                "/docs/..%252f..%252flogback.xml",
                "/static/index.html",
                "/BOOT-INF/classes/",
                "/api/v1/views/..%2f..%2fstatus"
            })
    void pathsThatLeaveTheirFolder_findNothing(String path) throws Exception {
        for (int port : List.of(INGEST, BATCH, SERVING)) {
            Wire.Answer answer = Wire.ask(stack.port(port), "GET " + path + " HTTP/1.1", "X-API-Key: " + ADMIN);
            assertThat(answer.status()).as(answer.text()).isBetween(400, 404);
            assertThat(answer.text()).doesNotContain("root:").doesNotContain("<configuration");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO page_views (page) VALUES ('x')",
                "UPDATE page_views SET views = 0",
                "DELETE FROM page_views",
                "DROP TABLE page_views",
                "CREATE TABLE t (a INTEGER)",
                "ALTER TABLE page_views ADD COLUMN x INTEGER",
                "TRUNCATE TABLE page_views",
                "SELECT 1; DROP TABLE page_views",
                "MERGE INTO page_views USING page_views b ON TRUE WHEN MATCHED THEN UPDATE SET views = 1",
                "EXPLAIN PLAN FOR DELETE FROM page_views",
                "CALL SHUTDOWN()",
                "SET x = 1",
                "SELECT FILE_READ('/etc/passwd')",
                "SELECT * FROM page_views /*",
                "",
                "SELECT '\u0000'||page FROM nothing"
            })
    void statementThatIsNoQuestion_isRefusedAndChangesNothing(String statement) throws Exception {
        String before = rows();
        String body = JSON.writeValueAsString(Map.of("sql", statement));
        assertProblem(requests.post(SERVING, "/api/v1/sql", ADMIN, body), 400);
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void valueThatLooksLikeSql_isAValue() throws Exception {
        HttpResponse<String> answer = requests.ask(SERVING, "GET", ROWS + "?page=%27%20OR%201%3D1%20--", READ);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answer.body()).path("rows")).isEmpty();
    }

    private static String rows() throws Exception {
        return JSON.readTree(requests.ask(SERVING, "GET", ROWS + "?limit=5&order=-views,page&layer=batch", READ)
                        .body())
                .path("rows")
                .toString();
    }

    @Test
    void oversizedRequests_areRefusedWithTheLimit() throws Exception {
        String long20k = "a".repeat(20_000);
        assertLimit(requests.ask(SERVING, "GET", ROWS + "?page=" + long20k, READ), 414, "http.max.header.bytes");
        assertLimit(requests.ask(SERVING, "GET", ROWS, READ, "X-Long", long20k), 431, "http.max.header.bytes");
        assertLimit(
                requests.ask(SERVING, "GET", ROWS + "?page=a" + "&page=a".repeat(300), READ),
                400,
                "http.max.parameters");
        assertLimit(
                requests.post(SERVING, "/api/v1/sql", ADMIN, "\"" + "a".repeat(2_000_000) + "\""),
                413,
                "serving.max.body.bytes");
        assertLimit(
                requests.post(INGEST, EVENTS, ADMIN, "[\"" + "a".repeat(17_000_000) + "\"]"),
                413,
                "ingest.max.body.bytes");
        assertProblem(requests.ask(SERVING, "GET", ROWS, READ, "X-Long", "a".repeat(200_000)), 400);
    }

    @Test
    void malformedRequests_areProblems() throws Exception {
        for (String line : List.of("GARBAGE", "GET /%zz HTTP/1.1", "GET /a|b HTTP/1.1", "GET / HTTP/9.9")) {
            Wire.Answer answer = Wire.ask(stack.port(SERVING), line, "X-API-Key: " + READ);
            assertThat(answer.status()).as(line + ": " + answer.text()).isBetween(400, 505);
            assertThat(answer.text()).as(line).contains("application/problem+json");
        }
        assertProblem(requests.post(SERVING, "/api/v1/sql", ADMIN, "{\"sql\": "), 400);
        assertProblem(requests.post(SERVING, "/api/v1/sql", ADMIN, "[1]"), 400);
        assertProblem(requests.post(SERVING, "/api/v1/live", ADMIN, "{}"), 405);
        assertProblem(requests.ask(SERVING, "DELETE", "/api/v1/views", READ), 405);
        assertProblem(requests.ask(SERVING, "POST", "/api/v1/sql", READ, "Content-Type", "text/plain"), 415);
        assertProblem(requests.ask(SERVING, "GET", "/no/such/path", READ), 404);
        assertProblem(requests.ask(INGEST, "GET", "/no/such/path", READ), 404);
    }

    @Test
    void clientsThatSendSlowly_holdNobodyUpAndAreLetGo() throws Exception {
        try (SlowClients heads = new SlowClients(300, stack.port(SERVING), "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
                SlowClients bodies = new SlowClients(
                        60,
                        stack.port(SERVING),
                        "POST /api/v1/sql HTTP/1.1\r\nHost: x\r\nX-API-Key: " + READ
                                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");
                SlowClients events = new SlowClients(
                        40,
                        stack.port(INGEST),
                        "POST " + EVENTS + " HTTP/1.1\r\nHost: x\r\nX-API-Key: " + SEND
                                + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{")) {
            assertThat(requests.ask(SERVING, "GET", ROWS, READ).statusCode()).isEqualTo(200);
            assertProblem(requests.ask(INGEST, "POST", EVENTS, SEND, "Content-Type", "application/json"), 400);
            for (SlowClients slow : List.of(heads, bodies, events)) {
                Awaitility.await("slow clients to be let go")
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> slow.waiting() == 0);
            }
        }
    }

    @Test
    void bodyThatStopsComing_isToldSoByBothDoors() throws Exception {
        String half = "X-API-Key: " + ADMIN + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{";
        for (Wire.Answer answer : List.of(
                Wire.ask(stack.port(SERVING), "POST /api/v1/sql HTTP/1.1", half),
                Wire.ask(stack.port(INGEST), "POST " + EVENTS + " HTTP/1.1", half))) {
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.text()).contains("http.body.timeout.ms").contains("http.idle.ms");
        }
    }

    @Test
    void clientsThatReadNothing_holdNobodyUp() throws Exception {
        String everything =
                "GET /api/v1/views/user_activity/rows?limit=100000&explain=true HTTP/1.1\r\nHost: x\r\nX-API-Key: "
                        + READ + "\r\n\r\n";
        try (SlowClients readers = new SlowClients(20, stack.port(SERVING), everything.repeat(20))) {
            assertThat(requests.ask(SERVING, "GET", ROWS + "?limit=1", READ).statusCode())
                    .isEqualTo(200);
            assertThat(requests.ask(SERVING, "GET", "/health/readiness", null).statusCode())
                    .isEqualTo(200);
        }
    }
}
