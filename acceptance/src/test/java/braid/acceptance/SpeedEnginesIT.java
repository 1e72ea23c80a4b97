package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.storage.log.LogClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every engine of the speed layer has to stand, Braid's own first: at each moment an answer is the fold of exactly the offsets that it
 * names, whatever was killed, taken over, added or lost before.
 */
@ParameterizedClass(name = "{0}")
@ValueSource(strings = {"braid", "storm", "samza", "flink"})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpeedEnginesIT {
    private static final int PARTITIONS = 6;
    private static Stack stack;
    private static Verification verification;
    private static Process generating;

    @Parameter
    String engine;

    @BeforeParameterizedClassInvocation
    static void start(String engine) throws Exception {
        stack = Stack.up(
                "clicks", 23_900, Map.of("BRAID_SPEED_ENGINE", engine, "BRAID_BATCH_EXPIRY_GRACE_SECONDS", "4"));
        verification = new Verification(stack, "clicks");
    }

    @AfterParameterizedClassInvocation
    static void stop() throws Exception {
        if (generating != null) {
            generating.destroy();
        }
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void partitionsWithoutEvents_areCovered_andOneEventIsCounted() throws Exception {
        if (!engine.equals("braid")) {
            assertThat(stack.status(81).path("engine").asText()).isEqualTo(engine);
        }
        verification.checkAllViews();
        assertThat(Clicks.generate(stack, "51", 1).waitFor()).isZero();
        stack.awaitCaughtUp();
        verification.checkAllViews();
        assertThat(Clicks.total(stack)).isEqualTo(1);
    }

    @Test
    @Order(2)
    void lateAndRedeliveredEvents_areExactAtEachMoment() throws Exception {
        generating = stack.start(
                "generate",
                "clicks",
                "--rate",
                "300",
                "--late",
                "5%",
                "--duplicates",
                "5%",
                "--seed",
                "7",
                "--for",
                "3h");
        for (int look = 0; look < 5; look++) {
            awaitMoreEvents();
            verification.checkAllViews();
        }
    }

    @Test
    @Order(3)
    void cutsInTheMiddle_moveTheBoundaryAndNothingElse() throws Exception {
        for (int cut = 0; cut < 2; cut++) {
            stack.batch(false);
            verification.checkAllViews();
            awaitMoreEvents();
            verification.checkAllViews();
        }
    }

    @Test
    @Order(4)
    void killedAgainAndAgain_nothingIsLostOrCountedTwice() throws Exception {
        for (int kill = 0; kill < 3; kill++) {
            stack.kill("speed-layer");
            verification.checkAllViews();
            stack.recover();
            awaitMoreEvents();
            verification.checkAllViews();
        }
        stack.kill("speed-layer");
        stack.batch(false);
        verification.checkAllViews();
        stack.recover();
        awaitMoreEvents();
        verification.checkAllViews();
    }

    @Test
    @Order(5)
    void zombieThatWakesUp_changesNothing() throws Exception {
        stack.signal("STOP", "speed-layer");
        try (Instance other = Instance.speed(stack, "clicks", 85)) {
            other.awaitPartitions();
            awaitMoreEvents();
            verification.checkAllViews();
            stack.signal("CONT", "speed-layer");
            for (int look = 0; look < 3; look++) {
                awaitMoreEvents();
                verification.checkAllViews();
            }
            other.kill();
        }
        awaitMoreEvents();
        verification.checkAllViews();
    }

    @Test
    @Order(6)
    void storesThatAreKilled_onlyDelay() throws Exception {
        for (String server : new String[] {"cassandra", "kafka", "h2"}) {
            stack.kill(server);
            stack.recover();
            awaitMoreEvents();
            verification.checkAllViews();
        }
        stack.batch(false);
        verification.checkAllViews();
    }

    @Test
    @Order(7)
    void inTheEnd_everyEventIsCountedOnce() throws Exception {
        generating.destroy();
        generating.waitFor();
        stack.awaitCaughtUp();
        verification.checkAllViews();
        assertThat(Clicks.total(stack)).isEqualTo(verification.distinctEvents("clicks"));
        stack.batch(true);
        verification.checkAllViews();
        assertThat(Clicks.total(stack)).isEqualTo(verification.distinctEvents("clicks"));
    }

    @Test
    @Order(8)
    void addedPartitions_areFolded() throws Exception {
        try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
            admin.createPartitions(Map.of("clicks", NewPartitions.increaseTo(PARTITIONS)))
                    .all()
                    .get();
        }
        Awaitility.await("coverage of the added partitions")
                .atMost(Duration.ofSeconds(30))
                .until(() -> partitions("speed_to").size() == PARTITIONS);
        stack.run("restart", "ingest");
        verification.close();
        verification = new Verification(stack, "clicks");
        assertThat(Clicks.generate(stack, "52", 900).waitFor()).isZero();
        stack.awaitCaughtUp();
        assertThat(partitions("speed_to").get(PARTITIONS - 1)).isPositive();
        verification.checkAllViews();
    }

    @Test
    @Order(9)
    void logThatHasLostItsBeginning_isGoneOnWithBehindTheCut() throws Exception {
        stack.run("stop", "speed-layer");
        assertThat(Clicks.generate(stack, "53", 400).waitFor()).isZero();
        stack.batch(false);
        Map<TopicPartition, RecordsToDelete> landed = new HashMap<>();
        partitions("batch_to")
                .forEach((partition, end) ->
                        landed.put(new TopicPartition("clicks", partition), RecordsToDelete.beforeOffset(end + 1)));
        assertThat(Clicks.generate(stack, "54", 200).waitFor()).isZero();
        verification.checkAllViews();
        try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
            admin.deleteRecords(landed).all().get();
        }
        stack.recover();
        stack.awaitCaughtUp();
        verification.checkAllViews();
    }

    private static Map<Integer, Long> partitions(String bound) {
        Map<Integer, Long> bounds = new HashMap<>();
        JsonNode of =
                stack.answer(90, "/api/v1/coverage").path("sources").path(0).path("partitions");
        of.forEach(
                one -> bounds.put(one.path("partition").asInt(), one.path(bound).asLong()));
        return bounds;
    }

    /** Waits until the views show some hundred events that they did not show before. */
    private static void awaitMoreEvents() {
        long before = Clicks.total(stack);
        Awaitility.await("more events")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> Clicks.total(stack) >= before + 200);
    }
}
