package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every field of every status in every state: what is not known is neither 0 nor what it was a while ago, and places that speak of the same
 * thing say the same. Each test leaves the stack as it found it, apart from the events and the cut.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatusIT {
    private static final int PORT_BASE = 25_900;
    private static final int INGEST = 80;
    private static final int SPEED = 81;
    private static final int BATCH = 82;
    private static final int SERVING = 90;
    private static final List<Integer> SERVICES = List.of(INGEST, SPEED, BATCH, SERVING);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static Instant begun;
    private static Stack stack;
    private static LiveFeed page;
    private static int events;

    @BeforeAll
    static void start() {
        begun = Instant.now();
        stack = Stack.up("clicks", PORT_BASE, Map.of());
    }

    @AfterAll
    static void stop() {
        if (page != null) {
            page.close();
        }
        stack.close();
    }

    @Test
    @Order(1)
    void justStarted_everythingIsUpAndNothingIsMadeUp() throws Exception {
        JsonNode report = report();
        assertThat(report.path("up").asBoolean()).as(report.toPrettyString()).isTrue();
        for (int service : SERVICES) {
            JsonNode status = stack.status(service);
            assertThat(status.path("status").asText()).as(status.toString()).isEqualTo("UP");
            assertThat(Instant.parse(status.path("started").asText())).isBetween(begun.minusSeconds(1), Instant.now());
        }
        await(() -> assertEachField(Set.of()));
        JsonNode serving = stack.status(SERVING);
        assertThat(serving.path("cut").asInt(-1)).isZero();
        assertThat(serving.path("published_at").isNull()).isTrue();
        assertThat(serving.path("cut_age_ms").isNull()).isTrue();
        await(() -> assertThat(stack.status(SERVING).path("log_end").asInt(-1)).isZero());
        assertThat(stack.status(BATCH).path("last_run").isNull()).isTrue();
        assertThat(metrics(BATCH).names())
                .doesNotContain("braid_batch_published_cut", "braid_batch_published_timestamp_seconds");
        assertThat(metrics(SERVING).tells("braid_serving_cut_age_seconds")).isFalse();
        assertThat(stack.status(SPEED).has("last_flush_ms")).as("of no flush").isFalse();
        page = LiveFeed.open(HTTP, "http://127.0.0.1:" + stack.port(SERVING));
        await(() -> {
            for (String layer : List.of("ingest", "speed", "batch", "serving")) {
                JsonNode seen = snapshot().path("layers").path(layer);
                assertThat(seen.path("since").asText())
                        .as("up since the start of %s", layer)
                        .isEqualTo(seen.path("status").path("started").asText());
                assertThat(seen.path("since_exact").asBoolean()).isTrue();
            }
        });
    }

    @Test
    @Order(2)
    void beforeAndAfterTheFirstCut_figuresAreThoseOfTheLog() throws Exception {
        send(42);
        stack.awaitCaughtUp();
        assertThat(snapshotWhere("/log/end", "42").path("log").path("uncut").asInt())
                .isEqualTo(42);
        assertThat(lag(stack.status(SPEED))).isZero();
        stack.batch(false);
        await(() -> assertThat(stack.status(SERVING).path("cut").asInt()).isEqualTo(1));
        assertThat(stack.status(SERVING).path("cut_age_ms").isNumber()).isTrue();
        assertThat(metrics(BATCH).sum("braid_batch_published_cut", "")).isEqualTo(1);
        assertThat(metrics(SERVING).sum("braid_serving_published_cut", "")).isEqualTo(1);
        assertThat(metrics(SERVING).tells("braid_serving_lag_events")).isTrue();
        stack.awaitCaughtUp();
        await(() -> assertEachField(Set.of()));
    }

    @Test
    @Order(3)
    void kafkaAway_nobodyKnowsTheLog() throws Exception {
        stack.kill("kafka");
        await(() -> {
            JsonNode serving = stack.status(SERVING);
            assertThat(serving.path("stores").path("kafka").asText()).startsWith("DOWN: ");
            assertThat(serving.path("log_end").isNull()).isTrue();
            assertThat(serving.path("cut").asInt()).isEqualTo(1);
            JsonNode coverage = stack.get(SERVING, "/api/v1/coverage").body();
            for (String unknown : List.of("lag_events", "freshness_ms")) {
                assertThat(coverage.path(unknown).isNull())
                        .as(coverage.toString())
                        .isTrue();
            }
            assertThat(metrics(SERVING).names())
                    .contains("braid_serving_published_cut")
                    .doesNotContain(
                            "braid_serving_lag_events",
                            "braid_serving_freshness_seconds",
                            "braid_serving_log_end_offset");
            JsonNode speed = stack.status(SPEED);
            assertThat(speed.path("reason").asText()).contains("Kafka");
            assertThat(lag(speed)).isNull();
            assertThat(metrics(SPEED).tells("braid_speed_lag_events")).isFalse();
            assertThat(stack.status(INGEST).path("detail").asText()).contains("Kafka");
            assertEachField(Set.of("kafka"));
        });
        assertThat(snapshotWhere("/log/end", "null").path("log").path("uncut").isNull())
                .isTrue();
        assertThat(stack.tryRun("status").output())
                .contains("lag not known")
                .contains("speed-layer is DOWN: Kafka")
                .contains("ingest is DOWN: Kafka")
                .contains("serving-layer does not reach kafka: ")
                .doesNotContain("lag 0");
    }

    @Test
    @Order(4)
    void kafkaAndCassandraAway_eachPlaceNamesBoth() throws Exception {
        stack.kill("cassandra");
        await(() -> {
            JsonNode stores = stack.status(SERVING).path("stores");
            assertThat(stores.path("kafka").asText()).startsWith("DOWN: ");
            assertThat(stores.path("cassandra").asText()).startsWith("DOWN: ");
            assertThat(stack.status(SERVING).path("cut").asInt()).isEqualTo(1);
            assertThat(coverage().path("stands_still").toString()).contains("Cassandra");
            assertThat(coverage().path("lag_events").isNull()).isTrue();
            assertThat(metrics(SERVING).names())
                    .doesNotContain(
                            "braid_serving_lag_events", "braid_serving_speed_offset", "braid_serving_log_end_offset");
            assertThat(stack.status(SPEED).path("reason").asText()).contains("Cassandra");
            assertSameReasons("kafka", "cassandra");
            assertEachField(Set.of("kafka", "cassandra"));
        });
        assertThat(stack.tryRun("status").output())
                .contains("answers stand still: ")
                .contains("lag not known")
                .contains("serving-layer does not reach kafka: ")
                .contains("serving-layer does not reach cassandra: ");
        recover();
        assertThat(stack.status(SERVING).path("cut").asInt()).isEqualTo(1);
    }

    @Test
    @Order(5)
    void cassandraAway_answersStandStill_andSayWhatTheyLack() throws Exception {
        long before = stack.status(SERVING).path("log_end").asLong();
        stack.kill("cassandra");
        send(5);
        await(() -> {
            assertThat(stack.status(SERVING).path("log_end").asLong()).isEqualTo(before + 5);
            assertThat(metrics(SERVING).sum("braid_serving_log_end_offset", "")).isEqualTo(before + 5);
            assertThat(metrics(SERVING).names())
                    .contains("braid_serving_batch_offset")
                    .doesNotContain(
                            "braid_serving_lag_events",
                            "braid_serving_freshness_seconds",
                            "braid_serving_speed_offset");
            assertThat(stack.status(SPEED).path("reason").asText())
                    .contains("Cassandra")
                    .doesNotContain("Kafka");
            assertThat(lag(stack.status(SPEED))).isNull();
            assertThat(coverage().path("stands_still").toString()).contains("Cassandra");
            assertThat(coverage().path("lag_events").asInt()).isEqualTo(5);
            assertSameReasons("cassandra");
            assertEachField(Set.of("cassandra"));
        });
        assertThat(snapshotWhere("/log/end", String.valueOf(before + 5))
                        .path("coverage")
                        .path("lag_events")
                        .asInt())
                .isEqualTo(5);
        assertThat(stack.tryRun("status").output()).contains("answers stand still: ");
    }

    @Test
    @Order(6)
    void cassandraAndWarehouseAway_noCutIsMadeUp() throws Exception {
        stack.kill("h2");
        await(() -> {
            JsonNode serving = stack.status(SERVING);
            for (String unknown : List.of("cut", "published_at", "cut_age_ms")) {
                assertThat(serving.path(unknown).isNull())
                        .as(serving.toString())
                        .isTrue();
            }
            assertThat(serving.path("log_end").isNumber()).isTrue();
            assertThat(metrics(SERVING).names())
                    .contains("braid_serving_log_end_offset")
                    .doesNotContain(
                            "braid_serving_published_cut",
                            "braid_serving_cut_age_seconds",
                            "braid_serving_batch_offset");
            assertThat(snapshot().path("log").path("uncut").isNull()).isTrue();
            assertSameReasons("cassandra", "warehouse");
            assertEachField(Set.of("cassandra", "warehouse"));
        });
        recover();
        stack.awaitCaughtUp();
        assertThat(stack.status(SERVING).path("cut").asInt()).isEqualTo(1);
    }

    @Test
    @Order(7)
    void speedLayerAway_whatIsMissingIsCounted() throws Exception {
        stack.kill("speed-layer");
        send(3);
        await(() -> {
            assertThat(stack.get(SERVING, "/api/v1/coverage")
                            .body()
                            .path("lag_events")
                            .asInt())
                    .isEqualTo(3);
            assertThat(metrics(SERVING).sum("braid_serving_lag_events", "")).isEqualTo(3);
        });
        JsonNode speed = component(report(), "speed-layer");
        assertThat(speed.path("health").asText()).isEqualTo("CRASHED");
        for (String unknown : List.of("lag", "events_per_second", "memory_bytes", "pid")) {
            assertThat(speed.has(unknown)).as(unknown).isFalse();
        }
        recover();
        stack.awaitCaughtUp();
    }

    @Test
    @Order(8)
    void restartedProcesses_sayWhenTheyBegan_andNothingOfBefore() throws Exception {
        Map<Integer, Instant> before = SERVICES.stream()
                .collect(Collectors.toMap(
                        service -> service,
                        service -> Instant.parse(
                                stack.status(service).path("started").asText())));
        for (String service : List.of("ingest", "speed-layer", "batch-layer", "serving-layer")) {
            stack.kill(service);
        }
        recover();
        page.close();
        page = LiveFeed.open(HTTP, "http://127.0.0.1:" + stack.port(SERVING));
        for (int service : SERVICES) {
            assertThat(Instant.parse(stack.status(service).path("started").asText()))
                    .isAfter(before.get(service));
        }
        assertThat(stack.status(SERVING).path("cut").asInt()).isEqualTo(1);
        assertThat(metrics(BATCH).tells("braid_batch_published_cut")).isFalse();
        assertThat(stack.status(BATCH).path("last_run").path("cut").asInt()).isEqualTo(1);
        stack.awaitCaughtUp();
        await(() -> {
            assertThat(lag(stack.status(SPEED))).isZero();
            assertThat(stack.status(SPEED).path("groups_in_memory").asLong(-1)).isZero();
            JsonNode batch = snapshot().path("layers").path("batch");
            assertThat(batch.path("since").asText())
                    .isEqualTo(batch.path("status").path("started").asText());
        });
    }

    /** Starts what is away, and holds the stack to what {@code up} has said. */
    private static void recover() throws Exception {
        stack.recover();
        assertThat(component(report(), "serving-layer").path("health").asText())
                .as("right after up")
                .isEqualTo("UP");
        await(() -> {
            JsonNode report = report();
            assertThat(report.path("up").asBoolean())
                    .as(report.toPrettyString())
                    .isTrue();
            assertThat(stack.status(SERVING).path("degraded").asBoolean()).isFalse();
        });
    }

    private static void assertEachField(Set<String> away) {
        SERVICES.forEach(service -> StatusFields.check(stack.status(service), away));
    }

    /** The page gives the same reasons for stores that are down as the status. */
    private static void assertSameReasons(String... stores) throws JsonProcessingException {
        JsonNode said = stack.status(SERVING).path("stores");
        JsonNode layers = snapshot().path("layers");
        for (String store : stores) {
            assertThat("DOWN: " + layers.path(store).path("problem").asText())
                    .isEqualTo(said.path(store).asText());
        }
    }

    /** What the speed layer says has not been read, of all partitions; {@code null} if it does not say it of all. */
    private static Long lag(JsonNode speed) {
        long sum = 0;
        for (JsonNode partition : speed.path("partitions")) {
            if (!partition.has("lag")) {
                return null;
            }
            sum += partition.path("lag").asLong();
        }
        return speed.path("partitions").isEmpty() ? null : Long.valueOf(sum);
    }

    private static JsonNode report() throws JsonProcessingException {
        return JSON.readTree(stack.tryRun("status", "--format", "json").output());
    }

    private static JsonNode component(JsonNode report, String name) {
        for (JsonNode component : report.path("components")) {
            if (component.path("name").asText().equals(name)) {
                return component;
            }
        }
        throw new AssertionError(name + " is not in " + report);
    }

    private static JsonNode coverage() {
        Stack.Answer answer = stack.get(SERVING, "/api/v1/coverage");
        assertThat(answer.code()).as("%s", answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static Scrape metrics(int service) throws IOException, InterruptedException {
        return new Scrape(HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stack.port(service) + "/metrics"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body());
    }

    private static JsonNode snapshot() throws JsonProcessingException {
        return JSON.readTree(page.newest() == null ? "{}" : page.newest());
    }

    private static JsonNode snapshotWhere(String pointer, String value) {
        return Awaitility.await(pointer + " to be " + value)
                .atMost(PATIENCE)
                .until(
                        StatusIT::snapshot,
                        snapshot -> snapshot.at(pointer).asText().equals(value));
    }

    private static void await(ThrowingRunnable holds) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(300)).untilAsserted(holds);
    }

    private static void send(int count) {
        String body = IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"event_id\":\"e-%d\",\"event_time\":\"2026-01-01T12:00:00Z\",\"user_id\":\"u-%d\",\"page\":\"/home\"}"
                                .formatted(events++, i))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(stack.post(INGEST, "/api/v1/sources/clicks/events", body).code())
                .isEqualTo(200);
    }
}
