package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.storage.log.LogClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The log changes under Lambda: it gets more partitions, loses a beginning that batch has landed, and loses its end. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChangedLogIT {
    private static final int PARTITIONS = 6;
    private static Stack stack;
    private static Verification verification;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.up("clicks", 22_900, Map.of("BRAID_BATCH_EXPIRY_GRACE_SECONDS", "4"));
        verification = new Verification(stack, "clicks");
        generate("41", 600);
        stack.awaitCaughtUp();
        stack.batch(false);
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void addedPartitions_areCountedAtOnce_andFoldedBeforeTheNextRun() throws Exception {
        try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
            admin.createPartitions(Map.of("clicks", NewPartitions.increaseTo(PARTITIONS)))
                    .all()
                    .get();
        }
        Awaitility.await("coverage of the added partitions")
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        partitions(stack.get(90, "/api/v1/coverage").body()).size() == PARTITIONS);
        // Its producer knows of them when it looks at the topic anew.
        stack.run("restart", "ingest");
        generate("42", 900);
        stack.awaitCaughtUp();
        JsonNode answer = stack.get(90, "/api/v1/views/page_views/rows?limit=100000&maxStaleness=5s")
                .body();
        assertThat(answer.path("coverage").path("cut").asLong()).isEqualTo(1);
        assertThat(partitions(answer.path("coverage")).get(PARTITIONS - 1)).isPositive();
        verification.checkAllViews();
        stack.batch(false);
        generate("43", 300);
        stack.awaitCaughtUp();
        verification.checkAllViews();
    }

    @Test
    @Order(2)
    void speedLayerThatWasAwayLongerThanTheLogIsKept_goesOnBehindThePublishedCut() throws Exception {
        stack.run("stop", "speed-layer");
        generate("44", 400);
        stack.batch(false);
        Map<Integer, Long> landed = ends();
        generate("45", 200);
        verification.checkAllViews();
        deleteBefore(landed);
        stack.recover();
        stack.awaitCaughtUp();
        verification.checkAllViews();
        generate("46", 200);
        stack.awaitCaughtUp();
        verification.checkAllViews();
    }

    @Test
    @Order(3)
    void logThatHasLostItsEnd_isRefusedByName() throws Exception {
        stack.run("kill", "kafka");
        cutOff(stack.home().resolve("data"));
        stack.run("restart", "kafka");
        Awaitility.await("the serving layer to refuse")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> {
                    Stack.Answer merged = stack.get(90, "/api/v1/views/page_views/rows?limit=1");
                    assertThat(merged.code()).isEqualTo(503);
                    assertThat(merged.body().path("detail").asText()).contains("has lost its end");
                });
        assertThat(stack.get(90, "/api/v1/views/page_views/rows?limit=1&layer=batch")
                        .code())
                .isEqualTo(200);
        Stack.Result up = stack.tryRun("up");
        assertThat(up.exitCode()).as(up.output()).isNotZero();
        assertThat(up.output()).contains("has lost its end");
    }

    private static void generate(String seed, int count) throws Exception {
        assertThat(Clicks.generate(stack, seed, count).waitFor()).isZero();
    }

    /** How far each partition is visible. */
    private static Map<Integer, Long> partitions(JsonNode coverage) {
        Map<Integer, Long> partitions = new HashMap<>();
        coverage.path("sources")
                .path(0)
                .path("partitions")
                .forEach(p -> partitions.put(
                        p.path("partition").asInt(), p.path("speed_to").asLong()));
        return partitions;
    }

    private static Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        stack.answer(90, "/api/v1/coverage")
                .path("sources")
                .path(0)
                .path("partitions")
                .forEach(p ->
                        ends.put(p.path("partition").asInt(), p.path("batch_to").asLong() + 1));
        return ends;
    }

    private static void deleteBefore(Map<Integer, Long> offsets) throws Exception {
        Map<TopicPartition, RecordsToDelete> deleted = new HashMap<>();
        offsets.forEach((partition, offset) ->
                deleted.put(new TopicPartition("clicks", partition), RecordsToDelete.beforeOffset(offset)));
        try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
            admin.deleteRecords(deleted).all().get();
        }
    }

    /** As after a power cut: the end of one partition never reached the disk, and the broker looks at its logs anew. */
    private static void cutOff(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            for (Path checkpoint : files.filter(
                            file -> file.getFileName().toString().equals("recovery-point-offset-checkpoint"))
                    .toList()) {
                Files.delete(checkpoint);
            }
        }
        try (Stream<Path> files = Files.walk(data)) {
            Path newest = files.filter(
                            file -> file.getParent().getFileName().toString().equals("clicks-0")
                                    && file.toString().endsWith(".log"))
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            try (RandomAccessFile log = new RandomAccessFile(newest.toFile(), "rw")) {
                log.setLength(log.length() * 3 / 4);
            }
        }
    }
}
