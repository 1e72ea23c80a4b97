package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Real flights in random order: with no batch layer at all, with two that work against each other, one of them stopped in the middle of a
 * run until its lease is gone, and with the log away.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AdversityIT {
    private static final int FLIGHTS = 60_000;
    private static final int LEASE_SECONDS = 4;
    private static final Map<String, String> LEASE = Map.of("BRAID_BATCH_LEASE_SECONDS", "" + LEASE_SECONDS);
    private static Stack stack;
    private static Verification verification;
    private static List<String> lines;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.up("flights", 22_700, LEASE);
        verification = new Verification(stack, "flights");
        stack.run("stop", "batch-layer");
        lines = shuffledFlights();
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void shuffledEvents_withNoBatchLayer_areAllInTheRealTimeViews() throws Exception {
        Process sending = stack.start("send", "flights", file("first", 1, FLIGHTS / 2), "--rate", "10000");
        awaitFolded(5_000);
        verification.checkAllViews();
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp();
        verification.checkAllViews();
        JsonNode coverage = stack.get(90, "/api/v1/coverage").body();
        assertThat(coverage.path("cut").asLong()).isZero();
        assertThat(total("")).isEqualTo(FLIGHTS / 2);
    }

    @Test
    @Order(2)
    void twoBatchLayers_oneStoppedUntilItsLeaseIsGone_landEveryEventOnce() throws Exception {
        stack.runWith(LEASE, "start", "batch-layer");
        try (Instance second = Instance.batch(stack, "flights", 84, LEASE)) {
            second.awaitUp();
            CompletableFuture<Stack.Answer> frozen = CompletableFuture.supplyAsync(() -> stack.post(82, "/run", ""));
            long pid = stack.status(82).path("pid").asLong();
            awaitStep("land");
            Stack.signal("STOP", pid);
            try {
                Stack.Answer taken = second.run();
                assertThat(taken.code()).as("%s", taken.body()).isEqualTo(200);
                verification.checkAllViews();
            } finally {
                Stack.signal("CONT", pid);
            }
            Stack.Answer late = frozen.get();
            assertThat(late.code())
                    .as("a run whose lease was taken: %s", late.body())
                    .isNotEqualTo(200);
            verification.checkAllViews();
            assertThat(total("?layer=batch&limit=100000")).isEqualTo(FLIGHTS / 2);
        }
    }

    @Test
    @Order(3)
    void twoBatchLayers_askedAtOnceWhileEventsFlow_leaveOneTruth() throws Exception {
        Process sending = stack.start("send", "flights", file("second", FLIGHTS / 2 + 1, FLIGHTS), "--rate", "3000");
        try (Instance second = Instance.batch(stack, "flights", 84, LEASE)) {
            second.awaitUp();
            for (int round = 0; round < 2; round++) {
                CompletableFuture<Stack.Answer> other = CompletableFuture.supplyAsync(second::run);
                Stack.Answer own = stack.post(82, "/run", "");
                assertThat(List.of(own.code(), other.get().code()))
                        .as("%s %s", own.body(), other.get().body())
                        .contains(200);
                verification.checkAllViews();
            }
        }
        assertThat(sending.waitFor()).isZero();
        stack.awaitCaughtUp();
        stack.batch(false);
        verification.checkAllViews();
        assertThat(total("?layer=batch&limit=100000")).isEqualTo(FLIGHTS);
    }

    @Test
    @Order(4)
    void logAway_answersStayExactAndSayThatItsEndIsNotKnown() throws Exception {
        stack.kill("kafka");
        Awaitility.await("an answer that does not know the log's end")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stack.get(90, "/api/v1/coverage").body(), AdversityIT::hasNoLogEnd);
        assertThat(total("")).isEqualTo(FLIGHTS);
        Stack.Answer refused = stack.post(
                80,
                "/api/v1/sources/flights/events",
                "{\"departure_time\":\"2001-01-03T10:00:00Z\",\"origin\":\"LAS\",\"destination\":\"SFO\",\"delay_minutes\":1,"
                        + "\"distance_miles\":414}");
        assertThat(refused.code()).as("%s", refused.body()).isEqualTo(503);
        stack.recover();
        stack.awaitCaughtUp();
        verification.checkAllViews();
    }

    @Test
    @Order(5)
    void retentionNearEventsThatAreNotLanded_isWarnedOf() throws Exception {
        stack.run("send", "flights", file("third", 1, 100));
        // Half of it and the minute between two looks are over before the log may delete anything.
        retention("180000");
        try {
            Awaitility.await("a warning about the log's retention")
                    .atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> stack.run("status"),
                            text -> text.contains("WARNING: 100 records of flights have not been landed"));
        } finally {
            retention("-1");
        }
        stack.batch(false);
        verification.checkAllViews();
    }

    private static void retention(String millis) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            admin.incrementalAlterConfigs(Map.of(
                            new ConfigResource(ConfigResource.Type.TOPIC, "flights"),
                            List.of(new AlterConfigOp(
                                    new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static boolean hasNoLogEnd(JsonNode coverage) {
        JsonNode partition = coverage.path("sources").path(0).path("partitions").path(0);
        return partition.has("log_end") && partition.path("log_end").isNull();
    }

    /** Flights that the network view counts. */
    private static long total(String parameters) {
        long flights = 0;
        for (JsonNode row : stack.get(
                        90, "/api/v1/views/network/rows" + (parameters.isEmpty() ? "?limit=100000" : parameters))
                .body()
                .path("rows")) {
            flights += row.path("flights").asLong();
        }
        return flights;
    }

    private static void awaitStep(String step) {
        Awaitility.await("the batch layer to " + step)
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> stack.status(82).path("state").asText().equals(step));
    }

    private static void awaitFolded(long events) {
        Awaitility.await(events + " flights folded")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> stack.status(81).path("events_total").asLong() >= events);
    }

    /** The head line, then so many flights of the real file in random order. */
    private static List<String> shuffledFlights() throws IOException {
        List<String> all;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(Flights.FILE))) {
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
        List<String> flights = new ArrayList<>(all.subList(1, all.size()));
        Collections.shuffle(flights, new Random(20010101));
        flights.add(0, all.get(0));
        return flights.subList(0, FLIGHTS + 1);
    }

    /** A file of the shuffled flights {@code from} to {@code to}, both included, counted from 1. */
    private static String file(String name, int from, int to) throws IOException {
        List<String> part = new ArrayList<>(List.of(lines.get(0)));
        part.addAll(lines.subList(from, to + 1));
        return Files.write(stack.home().resolve(name + ".csv"), part).toString();
    }
}
