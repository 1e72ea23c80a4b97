package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.EventCodec;
import braid.core.event.record.LogRecord;
import braid.core.event.record.RecordReader;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.storage.log.LogClients;
import braid.storage.log.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Records that are no events stand in a topic: both layers pass over the same ones, every answer says so, and an operator can release them. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class QuarantineIT {
    private static final String TYPED = "{\"ts\":\"2024-03-01T10:00:00Z\",\"k\":\"typed by hand\"}";
    private static final String SENT = "{\"ts\":\"2024-03-01T10:00:00Z\",\"k\":\"a\"}";
    private static Stack stack;
    private static Source north;
    private static long events = 1;
    private static long foreign;

    @BeforeAll
    static void start() throws Exception {
        Path file = Stack.ROOT.resolve("acceptance/target/north-and-south.sql");
        Files.writeString(file, """
                CREATE TABLE north (ts TIMESTAMP(3) NOT NULL, k VARCHAR(20));
                CREATE VIEW north_all AS SELECT COUNT(*) AS n FROM north;
                CREATE TABLE south (ts TIMESTAMP(3) NOT NULL, k VARCHAR(20));
                CREATE VIEW south_all AS SELECT COUNT(*) AS n FROM south;
                """);
        north = PipelineCompiler.compile(file).source("north");
        stack = Stack.up(file, 27_000, Map.of());
        send("north");
        send("south");
        stack.batch(false);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static void send(String source) {
        assertThat(stack.post(80, "/api/v1/sources/" + source + "/events", SENT).code())
                .isEqualTo(200);
    }

    @Test
    @Order(1)
    void foreignRecords_arePassedOver_andTheOtherSourceGoesOn() throws Exception {
        Random random = new Random(11);
        RecordReader reader = new RecordReader(north, fingerprint -> null);
        List<byte[]> records =
                new ArrayList<>(Arrays.asList(TYPED.getBytes(StandardCharsets.UTF_8), null, new byte[0]));
        for (int i = 0; i < 60; i++) {
            byte[] event = new EventCodec(north).encode(new Object[] {1_709_287_200_000L + i, "k" + i});
            records.add(mutated(event, random));
        }
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(LogClients.producer(stack.log()))) {
            for (byte[] record : records) {
                boolean isEvent = reader.read(record) instanceof LogRecord.Event;
                events += isEvent ? 1 : 0;
                foreign += isEvent ? 0 : 1;
                producer.send(new ProducerRecord<>(new Topics(stack.log()).events("north"), record));
            }
        }
        send("north");
        events++;
        send("south");
        assertThat(foreign).isBetween(20L, 62L);
        assertAnswers(2);
    }

    @Test
    @Order(2)
    void killedSpeedLayer_passesOverTheSameAgain() {
        stack.kill("speed-layer");
        stack.recover();
        send("north");
        events++;
        assertAnswers(2);
    }

    @Test
    @Order(3)
    void batch_passesOverTheSame_andTheAnswerIsVerified() throws Exception {
        JsonNode run = stack.batch(false);
        assertThat(run.path("quarantined").asLong()).isEqualTo(foreign);
        assertThat(run.path("events").asLong()).isEqualTo(events - 1 + 1);
        assertAnswers(2);
        Path answer = Files.createTempFile("answer", ".json");
        Files.writeString(answer, stack.view("north_all").toString());
        assertThat(stack.run("verify", answer.toString())).contains("right");
        stack.recover();
        assertThat(stack.run("status")).contains("in quarantine");
    }

    @Test
    @Order(4)
    void operator_seesThemAndReleasesWhatIsAnEvent() throws Exception {
        JsonNode list = new ObjectMapper().readTree(stack.run("quarantine", "list", "north", "--format", "json"));
        assertThat(list).hasSize((int) foreign);
        JsonNode typed = null;
        for (JsonNode one : list) {
            assertThat(one.path("reason").asText()).isNotEmpty();
            if (one.path("bytes").asInt() == TYPED.length()) {
                typed = one;
            }
        }
        String[] place = {
            "north", typed.path("partition").asText(), typed.path("offset").asText()
        };
        assertThat(stack.run("quarantine", "show", place[0], place[1], place[2]))
                .contains("typed by hand");
        assertThat(stack.run("quarantine", "replay", place[0], place[1], place[2]))
                .contains("released");
        events++;
        foreign--;
        assertAnswers(2);
        assertThat(stack.tryRun("quarantine", "replay", place[0], place[1], place[2])
                        .exitCode())
                .as("it is not sent twice")
                .isEqualTo(1);
        assertThat(stack.tryRun("quarantine", "replay", "--all").output())
                .contains("0 released, " + foreign + " still in quarantine");
        assertThat(stack.tryRun("quarantine", "show", "nort", "0", "1").output())
                .contains("north");
    }

    @Test
    @Order(5)
    void everyRecordIsCountedOnce_alsoWhereItWasReleased_afterAnotherRun() throws Exception {
        stack.batch(true);
        assertAnswers(2);
        Scrape scrape =
                new Scrape(new Requests(stack).ask(90, "GET", "/metrics", null).body());
        assertThat(scrape.sum("braid_serving_quarantined", "source=\"north\"")).isEqualTo(foreign);
        assertThat(scrape.sum("braid_serving_quarantined", "source=\"south\"")).isZero();
    }

    private static void assertAnswers(long south) {
        stack.awaitCaughtUp();
        Awaitility.await("what waits in quarantine to be read")
                .atMost(Duration.ofSeconds(20))
                .until(() -> stack.view("north_all")
                                .path("coverage")
                                .path("quarantined")
                                .asLong()
                        == foreign);
        JsonNode answer = stack.view("north_all");
        assertThat(answer.path("rows").get(0).path("n").asLong()).isEqualTo(events);
        assertThat(stack.view("south_all").path("rows").get(0).path("n").asLong())
                .isEqualTo(south);
        assertThat(stack.view("south_all").path("coverage").path("quarantined").asLong(-1))
                .isZero();
    }

    private static byte[] mutated(byte[] value, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> value;
            case 1 -> Arrays.copyOf(value, random.nextInt(value.length));
            case 2 -> Arrays.copyOf(value, value.length + 1 + random.nextInt(4));
            default -> {
                byte[] flipped = value.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
                yield flipped;
            }
        };
    }
}
