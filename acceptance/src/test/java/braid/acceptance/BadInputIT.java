package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent or asked: a clear answer, no service dies, and what was accepted is there. */
class BadInputIT {
    private static final String EVENTS = "/api/v1/sources/readings/events";
    private static final String GOOD =
            "{\"reading_id\":\"%s\",\"measured_at\":\"2026-01-01T00:00:00Z\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true}";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static Stack stack;
    private static int accepted;

    @BeforeAll
    static void start() {
        stack = Stack.up("sensors", 24_200, Map.of());
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** After each test one good event goes through the whole path. */
    @AfterEach
    void everyServiceIsStillUp() {
        accepted++;
        assertThat(stack.post(80, EVENTS, GOOD.formatted("after-" + accepted)).code())
                .isEqualTo(200);
        stack.awaitCaughtUp();
        assertThat(stack.view("sensor_minutes")
                        .path("rows")
                        .get(0)
                        .path("readings")
                        .asLong())
                .isEqualTo(accepted);
    }

    /** The set-up checks a pipeline, but a service can be started without it: beside rows of another meaning it must not run. */
    @ParameterizedTest
    @CsvSource({
        "ingest, ingest, battery_mv   BIGINT, battery_mv   INTEGER",
        "speed-layer, speed, COUNT(*), COUNT(temperature)",
        "batch-layer, batch, COUNT(*), COUNT(temperature)",
        "serving-layer, serving, COUNT(*), COUNT(temperature)"
    })
    void serviceWithAnotherPipeline_refusesToStart(String module, String name, String before, String after)
            throws Exception {
        Path folder = stack.home().resolve("tmp/another-" + name);
        String pipeline = Files.readString(Stack.ROOT.resolve("pipelines/sensors.sql"));
        assertThat(pipeline).contains(before);
        Path another = Files.writeString(
                Files.createDirectories(folder).resolve("sensors.sql"), pipeline.replace(before, after));
        try (JavaProcess process = JavaProcess.start(
                folder,
                module,
                List.of("-XX:TieredStopAtLevel=1"),
                List.of("braid." + name + ".Main"),
                Map.of("BRAID_PIPELINE", another.toString(), "BRAID_KAFKA_BOOTSTRAP", stack.kafka()))) {
            assertThat(process.end()).isEqualTo(1);
        }
        assertThat(Files.readString(folder.resolve("log")))
                .contains("Pipeline sensors is not the one that the stores are filled by: ", "`braid reset`");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reading_id\":                                                                                            | 400 | -           | line",
                "{\"measured_at\":\"2026-01-01T00:00:00Z\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true}                      | 422 | reading_id  | NOT NULL",
                "{\"reading_id\":7,\"measured_at\":\"2026-01-01T00:00:00Z\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true}     | 422 | reading_id  | VARCHAR",
                "{\"reading_id\":\"a\",\"measured_at\":\"noon\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true}                 | 422 | measured_at | noon",
                "{\"reading_id\":\"a\",\"measured_at\":\"9999-01-01T00:00:00Z\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true} | 422 | measured_at | 9999",
                "{\"reading_id\":\"a\\u0000\",\"measured_at\":\"2026-01-01T00:00:00Z\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true} | 422 | reading_id | U+0000",
                "{\"reading_id\":\"a\",\"measured_at\":\"2026-01-01T00:00:00Z\",\"senso\":\"s\",\"site\":\"x\",\"ok\":true}  | 422 | senso       | sensor",
                "{\"reading_id\":\"a\",\"measured_at\":\"2026-01-01T00:00:00Z\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true,\"temperature\":1.234} | 422 | temperature | 1.234",
            })
    void badEvent_isAnsweredWithColumnAndReason(String body, int code, String column, String says) {
        Stack.Answer answer = stack.post(80, EVENTS, body);
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.body().toString()).contains(says);
        if (!column.equals("-")) {
            JsonNode rejection = answer.body().path("rejections").get(0);
            assertThat(rejection.path("index").asInt()).isZero();
            assertThat(rejection.path("column").asText()).isEqualTo(column);
        }
    }

    @Test
    void rejectedEvent_isInTheDeadLetterTopicWithItsReason() {
        stack.post(
                80,
                EVENTS,
                "{\"reading_id\":\"dead-letter-1\",\"measured_at\":\"never\",\"sensor\":\"s\",\"site\":\"x\",\"ok\":true}");
        assertThat(stack.run("tail", "readings", "--rejected", "-n", "1000"))
                .contains("dead-letter-1")
                .contains("measured_at");
    }

    @Test
    void goodEventsBesideBadOnes_areAccepted() throws Exception {
        String body = GOOD.formatted("beside-1") + "\n{broken\n" + GOOD.formatted("beside-2") + "\n";
        HttpResponse<String> answer = send(body.getBytes(StandardCharsets.UTF_8), "application/x-ndjson", null);
        assertThat(answer.statusCode()).isEqualTo(207);
        assertThat(answer.body()).contains("\"accepted\":2").contains("\"index\":1");
        accepted += 2;
    }

    @Test
    void unknownSource_namesTheNearest() {
        Stack.Answer answer = stack.post(80, "/api/v1/sources/reading/events", "{}");
        assertThat(answer.code()).isEqualTo(404);
        assertThat(answer.body().path("detail").asText()).contains("readings");
    }

    @Test
    void emptyBatch_acceptsNothing() {
        Stack.Answer answer = stack.post(80, EVENTS, "[]");
        assertThat(answer.code()).isEqualTo(200);
        assertThat(answer.body().path("accepted").asInt()).isZero();
    }

    @Test
    void tooMuchAtOnce_isRefusedWithTheLimit() throws Exception {
        byte[] large = ("[" + "\"x\",".repeat(5_000_000) + "1]").getBytes(StandardCharsets.UTF_8);
        assertThat(large.length).isGreaterThan(20_000_000);
        assertTooLarge(send(large, "application/json", null));
        byte[] million = ("[" + "1,".repeat(1_000_000) + "1]").getBytes(StandardCharsets.UTF_8);
        assertTooLarge(send(million, "application/json", null));
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1_000; i++) {
                gzip.write(spaces);
            }
        }
        assertTooLarge(send(bomb.toByteArray(), "application/json", "gzip"));
    }

    private static void assertTooLarge(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(413);
        assertThat(answer.body()).contains("ingest.max");
    }

    @Test
    void wrongQuestion_isAnsweredWithTheNearestRightName() {
        for (List<String> question : List.of(
                List.of("/api/v1/views/sensor_minute/rows", "404", "sensor_minutes"),
                List.of("/api/v1/views/sensor_minutes/rows?sensr=a", "400", "sensor"),
                List.of("/api/v1/views/sensor_minutes/rows?limt=3", "400", "limit"),
                List.of("/api/v1/views/sensor_minutes/rows?order=redings", "400", "readings"),
                List.of("/api/v1/views/sensor_minutes/rows?every=90s", "400", "1m"),
                List.of("/api/v1/views/sensor_minutes/rows?from=yesterday", "400", "yesterday"))) {
            Stack.Answer answer = stack.get(90, question.get(0));
            assertThat(answer.code()).as(question + " " + answer.body()).isEqualTo(Integer.parseInt(question.get(1)));
            assertThat(answer.body().path("detail").asText())
                    .as(question.get(0))
                    .contains(question.get(2));
        }
        Stack.Answer sql = stack.post(90, "/api/v1/sql", "{\"sql\": \"SELECT sensr FROM sensor_minutes\"}");
        assertThat(sql.code()).isEqualTo(400);
        assertThat(sql.body().path("detail").asText()).contains("sensor");
    }

    private static HttpResponse<String> send(byte[] body, String type, String encoding)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(80) + EVENTS))
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (encoding != null) {
            request.header("Content-Encoding", encoding);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
