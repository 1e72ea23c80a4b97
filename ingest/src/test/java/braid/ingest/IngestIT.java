package braid.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import braid.core.event.EventCodec;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.http.Application;
import braid.ingest.http.IngestSettings;
import braid.service.settings.Settings;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service on a real broker. */
class IngestIT {
    private static final String NDJSON = "application/x-ndjson";
    private static final String JSON = "application/json";
    private static final Pipeline PIPELINE = PipelineCompiler.compile("payments.sql", """
            CREATE TABLE payments (
              id VARCHAR(36) NOT NULL, paid TIMESTAMP(3) NOT NULL, amount DECIMAL(12,2), note VARCHAR, PRIMARY KEY (id));
            CREATE VIEW daily AS SELECT SUM(amount) AS total FROM payments;
            """);
    private static final Source PAYMENTS = PIPELINE.source("payments");
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static LogSettings log;
    private static ConfigurableApplicationContext ingest;

    @TempDir
    private static Path folder;

    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder);
        log = log(broker.bootstrap(), "");
        try (Admin admin = Admin.create(LogClients.admin(log))) {
            new Topics(log).create(admin, PIPELINE);
        }
        ingest = Application.start(settings(Duration.ofSeconds(60)), log, PIPELINE);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(ingest, "/status").statusCode() == 200);
    }

    @AfterAll
    static void stop() throws Exception {
        if (ingest != null) {
            ingest.close();
        }
        broker.close();
    }

    private static LogSettings log(String bootstrap, String prefix) {
        return LogSettings.of(
                Settings.of(Map.of("BRAID_KAFKA_BOOTSTRAP", bootstrap, "BRAID_KAFKA_TOPIC_PREFIX", prefix)));
    }

    private static IngestSettings settings(Duration acknowledgeTimeout) {
        return IngestSettings.of(Settings.of(Map.of(
                "BRAID_INGEST_PORT", "0", "BRAID_INGEST_ACKNOWLEDGE_TIMEOUT_MS", "" + acknowledgeTimeout.toMillis())));
    }

    private static URI uri(ConfigurableApplicationContext service, String path) {
        return URI.create("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port") + path);
    }

    private static HttpResponse<String> get(ConfigurableApplicationContext service, String path)
            throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri(service, path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String contentType, byte[] body, String... headers) throws Exception {
        return post(ingest, "payments", contentType, body, headers);
    }

    private static HttpResponse<String> post(String contentType, String body) throws Exception {
        return post(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> post(
            ConfigurableApplicationContext service, String source, String contentType, byte[] body, String... headers)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(service, "/api/v1/sources/" + source + "/events"))
                .header("Content-Type", contentType)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String payment(String id, String further) {
        return "{\"id\":\"" + id + "\",\"paid\":\"2026-01-01T00:00:00Z\"" + further + "}";
    }

    private static byte[] gzip(byte[] chunk, int times) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            for (int i = 0; i < times; i++) {
                out.write(chunk);
            }
        }
        return zipped.toByteArray();
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = new JsonMapper().readTree(response.body());
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail");
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        return problem;
    }

    private static void rejected(String event, String column, String reason) throws Exception {
        JsonNode problem = problem(post(JSON, event), 422);
        assertThat(problem.path("rejected").asInt()).isEqualTo(1);
        assertThat(problem.path("rejections").path(0).path("column").asString(null))
                .isEqualTo(column);
        assertThat(problem.path("rejections").path(0).path("reason").asString()).contains(reason);
    }

    private static List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(LogClients.consumer(log))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    private static List<ConsumerRecord<byte[], byte[]>> withId(String prefix) {
        EventCodec codec = new EventCodec(PAYMENTS);
        return read(new Topics(log).events(PAYMENTS)).stream()
                .filter(r -> ((String) codec.decode(r.value())[0]).startsWith(prefix))
                .toList();
    }

    @Test
    void acceptedEvents_areInTheLogWhenTheAnswerComes() throws Exception {
        StringBuilder lines = new StringBuilder();
        Set<String> sent = new TreeSet<>();
        for (int i = 0; i < 5000; i++) {
            lines.append(payment("batch-" + i, ",\"amount\":" + i + ".25")).append('\n');
            sent.add("batch-" + i);
        }
        byte[] body = lines.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(post(NDJSON, gzip(body, 1), "Content-Encoding", "gzip").body())
                .isEqualTo("{\"accepted\":5000,\"rejected\":0,\"rejections\":[]}");
        EventCodec codec = new EventCodec(PAYMENTS);
        Set<String> found = new TreeSet<>();
        withId("batch-").forEach(r -> found.add((String) codec.decode(r.value())[0]));
        assertThat(found).isEqualTo(sent);
    }

    @Test
    void redeliveredEvents_landInTheSamePartition() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(post(JSON, payment("again", "")).statusCode()).isEqualTo(200);
        }
        assertThat(withId("again"))
                .hasSize(3)
                .extracting(ConsumerRecord::partition)
                .containsOnly(withId("again").get(0).partition());
    }

    @Test
    void rejectedEvents_areInTheDeadLetterTopicWithTheirReason() throws Exception {
        HttpResponse<String> response = post(NDJSON, payment("ok-1", "") + "\n{\"id\":\"dead-letter\n");
        assertThat(response.statusCode()).isEqualTo(207);
        ConsumerRecord<byte[], byte[]> dead = read(new Topics(log).rejected(PAYMENTS)).stream()
                .filter(r -> Arrays.equals(r.value(), "{\"id\":\"dead-letter".getBytes(StandardCharsets.UTF_8)))
                .findFirst()
                .orElseThrow();
        assertThat(new String(dead.headers().lastHeader("reason").value(), StandardCharsets.UTF_8))
                .startsWith("The line is not JSON at column");
        assertThat(dead.headers().lastHeader("column").value()).isNull();
        assertThat(dead.headers().lastHeader("index").value()).asString().isEqualTo("1");
        assertThat(dead.headers().lastHeader("at").value()).asString().endsWith("Z");
    }

    @Test
    void malformedJson_is400WithLineAndColumn() throws Exception {
        JsonNode problem = problem(post(JSON, "[" + payment("never", "") + ",\n{]"), 400);
        assertThat(problem.path("line").asInt()).isEqualTo(2);
        assertThat(problem.path("column").asInt()).isEqualTo(2);
        assertThat(withId("never")).isEmpty();
    }

    @Test
    void wrongEvents_are422WithColumnAndReason() throws Exception {
        rejected(payment("w", ",\"amount\":\"12\""), "amount", "is a number; in JSON it has no quotes");
        rejected(payment("w", ",\"amount\":0.001"), "amount", "at most 2 digits after the point");
        rejected("{\"id\":\"w\"}", "paid", "paid is missing");
        rejected(payment("w", ",\"amuont\":1"), "amuont", "Did you mean 'amount'?");
        rejected("{\"id\":\"w\",\"paid\":\"9999-12-31T23:59:59Z\"}", "paid", "as event time lies from 1970");
        rejected(payment("w", ",\"note\":\"a\\u0000b\""), "note", "U+0000");
        rejected("[17]", null, "An event is a JSON object, not 17.");
    }

    @Test
    void unknownSourcesAndPaths_are404And405And415() throws Exception {
        JsonNode problem = problem(post(ingest, "payment", JSON, "{}".getBytes(StandardCharsets.UTF_8)), 404);
        assertThat(problem.path("detail").asString()).contains("Did you mean 'payments'?");
        problem(get(ingest, "/api/v2"), 404);
        problem(get(ingest, "/api/v1/sources/payments/events"), 405);
        problem(post("text/csv", "id"), 415);
        problem(post(JSON, "{}".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "br"), 415);
        problem(post(JSON, "{}".getBytes(StandardCharsets.UTF_8), "Content-Encoding", "gzip"), 400);
    }

    @Test
    void largeBodies_are413() throws Exception {
        byte[] blanks = new byte[20_000_000];
        Arrays.fill(blanks, (byte) ' ');
        problem(post(JSON, blanks), 413);
        problem(post(JSON, gzip(blanks, 100), "Content-Encoding", "gzip"), 413);
        byte[] million = ("[" + "1,".repeat(999_999) + "1]").getBytes(StandardCharsets.UTF_8);
        problem(post(JSON, million), 413);
        assertThat(get(ingest, "/status").statusCode()).isEqualTo(200);
    }

    @Test
    void emptyBatches_acceptNothing() throws Exception {
        assertThat(post(JSON, "[]").body()).isEqualTo("{\"accepted\":0,\"rejected\":0,\"rejections\":[]}");
        assertThat(post(NDJSON, "").statusCode()).isEqualTo(200);
        problem(post(JSON, ""), 400);
    }

    @Test
    void missingTopic_isNamedByStatusAndAnsweredWith503() throws Exception {
        String prefix = "missing" + UUID.randomUUID() + ".";
        LogSettings elsewhere = log(log.bootstrap(), prefix);
        try (ConfigurableApplicationContext service =
                Application.start(settings(Duration.ofMillis(1500)), elsewhere, PIPELINE)) {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> get(service, "/status").body().contains("has no topic"));
            assertThat(get(service, "/status").body())
                    .contains("has no topic " + prefix + "payments, " + prefix + "payments.rejected.");
            problem(post(service, "payments", JSON, payment("m", "").getBytes(StandardCharsets.UTF_8)), 503);
        }
    }

    @Test
    void absentBroker_is503WithRetryAfterInTime() throws Exception {
        LogSettings nowhere = log("127.0.0.1:1", "");
        try (ConfigurableApplicationContext service =
                Application.start(settings(Duration.ofMillis(1500)), nowhere, PIPELINE)) {
            long began = System.nanoTime();
            byte[] body = (payment("x", "") + "\n").repeat(1000).getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> response = post(service, "payments", NDJSON, body);
            JsonNode problem = problem(response, 503);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
            assertThat(response.headers().firstValue("Retry-After")).contains("1");
            assertThat(problem.path("acknowledged").asInt()).isZero();
            assertThat(problem.path("detail").asString()).containsIgnoringCase("send the request again");
            HttpResponse<String> status = get(service, "/status");
            assertThat(status.statusCode()).isEqualTo(503);
            assertThat(status.body()).contains("\"status\":\"DOWN\"");
        }
    }
}
