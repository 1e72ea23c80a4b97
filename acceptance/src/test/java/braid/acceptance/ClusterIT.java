package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three brokers, three Cassandra nodes, two speed layers and two serving layers: SIGKILL to one of each while clicks flow. Events are
 * acknowledged and answers go on while it is away, and all are exact.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterIT {
    private static final Duration RECOVERY = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofSeconds(30);
    private static final int SECOND_SERVING_LAYER = 192;
    private static Stack stack;
    private static Verification verification;
    private static Feed feed;

    @BeforeAll
    static void start() throws Exception {
        stack = Stack.up(
                "clicks",
                28_000,
                Map.of(
                        "BRAID_KAFKA_BROKERS", "3",
                        "BRAID_CASSANDRA_NODES", "3",
                        "BRAID_BATCH_EXPIRY_GRACE_SECONDS", "4"));
        stack.run("start", "speed-layer-2");
        stack.run("start", "serving-layer-2");
        verification = new Verification(stack, "clicks");
        feed = Feed.start(stack);
        awaitMoreEvents();
    }

    @AfterAll
    static void stop() throws Exception {
        verification.close();
        stack.close();
    }

    @Test
    @Order(1)
    void brokerThatLeadsTheCluster_killed() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.kafka()))) {
            String broker = name("kafka", controller(admin));
            beginToMeasure();
            stack.kill(broker);
            report(broker + " killed", awaitMoreEvents());
            verification.checkAllViews();
            stack.batch(false);
            verification.checkAllViews();
            stack.recover();
            awaitInSync(admin);
            awaitMoreEvents();
            verification.checkAllViews();
        }
    }

    /** The second node dies when the first has just come back and may not have what it missed: a quorum has it all the same. */
    @Test
    @Order(2)
    void oneCassandraNodeAfterAnother_killed() throws Exception {
        beginToMeasure();
        stack.kill("cassandra");
        report("cassandra killed", awaitMoreEvents());
        verification.checkAllViews();
        stack.kill("speed-layer");
        stack.run("start", "speed-layer");
        stack.batch(false);
        awaitMoreEvents();
        verification.checkAllViews();
        stack.recover();
        beginToMeasure();
        stack.kill("cassandra-2");
        report("cassandra-2 killed when cassandra was back", awaitMoreEvents());
        verification.checkAllViews();
        stack.recover();
        verification.checkAllViews();
    }

    @Test
    @Order(3)
    void twoServingLayers_areEachExact_andOneIsKilled() throws Exception {
        for (int round = 0; round < 5; round++) {
            awaitMoreEvents();
            verification.checkAllViews(90);
            verification.checkAllViews(SECOND_SERVING_LAYER);
        }
        stack.kill("serving-layer");
        verification.checkAllViews(SECOND_SERVING_LAYER);
        stack.batch(false);
        verification.checkAllViews(SECOND_SERVING_LAYER);
        stack.recover();
        verification.checkAllViews(90);
    }

    @Test
    @Order(4)
    void inTheEnd_everyAcknowledgedEventCountsOnce() throws Exception {
        feed.close();
        stack.awaitCaughtUp();
        assertThat(verification.distinctEvents("clicks")).isEqualTo(feed.acknowledged());
        stack.batch(true);
        verification.checkAllViews(90);
        verification.checkAllViews(SECOND_SERVING_LAYER);
        String sum = "{\"sql\": \"SELECT SUM(views) AS n FROM page_views\"}";
        assertThat(stack.post(90, "/api/v1/sql", sum).body().at("/rows/0/n").asLong())
                .isEqualTo(feed.acknowledged());
    }

    /** Waits until the answers cover some hundred events more. The longest time in which they came to cover none. */
    private static Duration awaitMoreEvents() {
        long before = covered();
        AtomicLong last = new AtomicLong(before);
        AtomicLong since = new AtomicLong(System.nanoTime());
        AtomicLong longest = new AtomicLong();
        Awaitility.await("more events in the views")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    long now = covered();
                    if (now > last.get()) {
                        longest.accumulateAndGet(System.nanoTime() - since.getAndSet(System.nanoTime()), Math::max);
                        last.set(now);
                    }
                    return now >= before + 300;
                });
        return Duration.ofNanos(longest.get());
    }

    /** Offsets that the answers cover now; 0 where there is no answer. */
    private static long covered() {
        feed.acknowledged();
        long total = 0;
        for (JsonNode source : stack.get(90, "/api/v1/coverage").body().path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                total += partition.path("speed_to").asLong();
            }
        }
        return total;
    }

    private static int controller(Admin admin) throws Exception {
        return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
    }

    /** Waits until every partition is on three brokers again. */
    private static void awaitInSync(Admin admin) {
        Awaitility.await("every copy to be in sync")
                .atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> admin
                        .describeTopics(List.of("clicks", "clicks.rejected", "braid.schemas"))
                        .allTopicNames()
                        .get()
                        .values()
                        .stream()
                        .map(TopicDescription::partitions)
                        .allMatch(all -> all.stream().allMatch(one -> one.isr().size() == 3)));
    }

    private static String name(String server, int instance) {
        return instance == 1 ? server : server + "-" + instance;
    }

    private static void beginToMeasure() {
        feed.longestPause();
    }

    private static void report(String what, Duration ofAnswers) {
        Duration ofAcknowledgements = feed.longestPause();
        System.out.println("ClusterIT: " + what + ": no event acknowledged for " + ofAcknowledgements.toMillis()
                + " ms, none more in the answers for " + ofAnswers.toMillis() + " ms");
        assertThat(ofAcknowledgements).isLessThan(PAUSE);
        assertThat(ofAnswers).isLessThan(PAUSE);
    }
}
