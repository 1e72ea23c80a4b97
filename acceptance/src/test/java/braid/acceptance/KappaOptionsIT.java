package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.view.View;
import braid.storage.log.LogClients;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Kappa's options: rows read from its own state stores, events that count twice with at-least-once, and events dropped because they were
 * later than the grace. What differs from the oracle is counted by the job itself, to the event.
 */
class KappaOptionsIT {
    private static final int PORTS = 28_600;
    private static final String JOB = "braid.kappa.clicks.1";

    /** A measure of each view that counts events. */
    private static final Map<String, String> COUNTS = Map.of(
            "page_views",
            "views",
            "user_activity",
            "events",
            "product_ranking",
            "views",
            "revenue_by_country",
            "orders");

    @Test
    void rowsFromTheStateStores_areTheOracles_orAreRefused_whoeverIsKilled() throws Exception {
        try (Stack stack = up(Map.of("BRAID_KAPPA_STORE", "rocksdb"));
                Verification verification = new Verification(stack, pipeline(), "clicks-counted")) {
            assertThat(stack.run("status")).contains("kappa").doesNotContain("cassandra");
            Process sending = generate(stack, "31", 8_000, "5%", "2%");
            awaitEvents(stack, 3_000);
            stack.kill("kappa");
            assertThat(ask(stack, "").code()).isEqualTo(503);
            stack.recover();
            assertThat(sending.waitFor()).isZero();
            stack.awaitCaughtUp("kappa");
            verification.checkAllViews("kappa");
            slicesArePartsOfTheWhole(stack);

            stack.run("start", "kappa-2");
            stack.awaitCaughtUp("kappa");
            Process more = generate(stack, "32", 6_000, "5%", "2%");
            List<Long> totals = totalsWhileSending(stack, more);
            stack.awaitCaughtUp("kappa");
            verification.checkAllViews("kappa");
            assertThat(totals).isSorted();

            stack.kill("kappa");
            Stack.Answer refused = ask(stack, "");
            assertThat(refused.code()).as("%s", refused.body()).isEqualTo(503);
            assertThat(refused.body().path("detail").asText()).contains("127.0.0.1:" + stack.port(83));
            stack.awaitCaughtUp("kappa");
            verification.checkAllViews("kappa");
        }
    }

    /** Points, ranges and windows, as a client asks for them, are what a client would cut out of the whole. */
    private static void slicesArePartsOfTheWhole(Stack stack) {
        JsonNode whole = ask(stack, "limit=100000").body().path("rows");
        String page = whole.path(whole.size() / 2).path("page").asText();
        String start = whole.path(whole.size() / 2).path("window_start").asText();
        List<JsonNode> ofPage = new ArrayList<>();
        List<JsonNode> since = new ArrayList<>();
        List<JsonNode> both = new ArrayList<>();
        whole.forEach(row -> {
            boolean late = row.path("window_start").asText().compareTo(start) >= 0;
            boolean same = row.path("page").asText().equals(page);
            (same ? ofPage : new ArrayList<JsonNode>()).add(row);
            (late ? since : new ArrayList<JsonNode>()).add(row);
            (same && late ? both : new ArrayList<JsonNode>()).add(row);
        });
        assertThat(ofPage).isNotEmpty();
        assertThat(since.size()).isBetween(1, whole.size() - 1);
        assertThat(ask(stack, "limit=100000&page=" + page).body().path("rows"))
                .containsExactlyInAnyOrderElementsOf(ofPage);
        assertThat(ask(stack, "limit=100000&from=" + start).body().path("rows"))
                .containsExactlyInAnyOrderElementsOf(since);
        assertThat(ask(stack, "limit=100000&page=" + page + "&from=" + start)
                        .body()
                        .path("rows"))
                .containsExactlyInAnyOrderElementsOf(both);
        assertThat(ask(stack, "page=/no-such-page").body().path("rows")).isEmpty();
    }

    /** The sum of all views, asked again and again; never less than before, or refused. */
    private static List<Long> totalsWhileSending(Stack stack, Process sending) {
        List<Long> totals = new ArrayList<>();
        while (sending.isAlive()) {
            Stack.Answer answer = ask(stack, "every=all&limit=100000");
            assertThat(answer.code()).isIn(200, 503);
            long total = 0;
            for (JsonNode row : answer.body().path("rows")) {
                total += row.path("views").asLong();
            }
            if (answer.code() == 200) {
                totals.add(total);
            }
        }
        assertThat(totals).isNotEmpty();
        return totals;
    }

    @Test
    void atLeastOnce_countsTwiceWhatCameThroughAfterTheLastCommit_andSaysHowMuch() throws Exception {
        Map<String, String> options =
                Map.of("BRAID_KAPPA_PROCESSING_GUARANTEE", "at_least_once", "BRAID_KAPPA_COMMIT_INTERVAL_MS", "5000");
        try (Stack stack = up(options);
                Verification verification = new Verification(stack, pipeline(), "clicks-counted")) {
            Process sending = generate(stack, "33", 18_000, "5%", "2%");
            Map<Integer, Long> committed;
            Map<String, Long> shuffled = new HashMap<>();
            try (Admin admin = Admin.create(LogClients.admin(stack.log()))) {
                Awaitility.await("a first commit")
                        .atMost(Duration.ofSeconds(90))
                        .until(() -> committed(admin).values().stream().anyMatch(offset -> offset > 0));
                awaitEvents(stack, stack.status(83).path("events_total").asLong() + 1_500);
                stack.kill("kappa");
                committed = committed(admin);
                for (View view : verification.pipeline().views()) {
                    shuffled.put(view.name(), records(admin, JOB + "-" + view.name() + "-repartition"));
                }
            }
            stack.recover();
            assertThat(sending.waitFor()).isZero();
            stack.awaitCaughtUp("kappa");
            JsonNode status = stack.status(83);
            for (View view : verification.pipeline().views()) {
                String count = COUNTS.get(view.name());
                long twice =
                        verification.answeredTotal(view, count, "kappa") - verification.oracleTotal(view, count, null);
                assertThat(twice)
                        .as("events of %s that count twice", view.name())
                        .isPositive();
                assertThat(ofView(status, view).path("counted_twice").asLong())
                        .as("the job's own count for %s", view.name())
                        .isEqualTo(twice);
                // What had been passed on when the process was killed, and had not been committed in the log.
                assertThat(shuffled.get(view.name()) - verification.oracleTotal(view, count, committed))
                        .as("events of %s between the last commit and the kill", view.name())
                        .isEqualTo(twice);
            }
        }
    }

    @Test
    void eventsLaterThanTheGrace_areMissing_andCounted_alsoAfterACrash() throws Exception {
        try (Stack stack = up(Map.of("BRAID_KAPPA_GRACE_HOURS", "1", "BRAID_KAPPA_STORE", "rocksdb"));
                Verification verification = new Verification(stack, pipeline(), "clicks-counted")) {
            Process sending = generate(stack, "34", 10_000, "8%", "0%");
            awaitEvents(stack, 4_000);
            stack.kill("kappa");
            stack.recover();
            assertThat(sending.waitFor()).isZero();
            stack.awaitCaughtUp("kappa");
            JsonNode status = stack.status(83);
            long dropped = 0;
            for (View view : verification.pipeline().views()) {
                String count = COUNTS.get(view.name());
                long missing =
                        verification.oracleTotal(view, count, null) - verification.answeredTotal(view, count, "kappa");
                assertThat(ofView(status, view).path("late_dropped").asLong())
                        .as("late events of %s", view.name())
                        .isEqualTo(missing);
                assertThat(ofView(status, view).path("counted_twice").asLong()).isZero();
                assertThat(missing > 0)
                        .as("%s has windows", view.name())
                        .isEqualTo(view.window().visible());
                dropped += missing;
            }
            assertThat(status.path("late_dropped").asLong()).isEqualTo(dropped);
        }
    }

    /** The job's places in the log. */
    private static Map<Integer, Long> committed(Admin admin) throws Exception {
        Map<Integer, Long> places = new HashMap<>();
        admin.listConsumerGroupOffsets(JOB)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, place) -> {
                    if (partition.topic().equals("clicks") && place != null) {
                        places.put(partition.partition(), place.offset());
                    }
                });
        return places;
    }

    private static Path pipeline() {
        return Stack.ROOT.resolve("acceptance/target/kappa-options/clicks.sql");
    }

    private static Stack up(Map<String, String> options) throws Exception {
        Files.createDirectories(pipeline().getParent());
        Files.writeString(
                pipeline(),
                Files.readString(Stack.ROOT.resolve("pipelines/clicks.sql"))
                        .replace("COUNT(amount) AS orders", "COUNT(*) AS orders"));
        Map<String, String> environment = new HashMap<>(options);
        environment.put("BRAID_ARCHITECTURES", "kappa");
        return Stack.up(pipeline(), PORTS, environment);
    }

    private static Process generate(Stack stack, String seed, int count, String late, String duplicates)
            throws Exception {
        return stack.start(
                "generate",
                "clicks",
                "--seed",
                seed,
                "--count",
                "" + count,
                "--rate",
                "1500",
                "--late",
                late,
                "--duplicates",
                duplicates);
    }

    private static void awaitEvents(Stack stack, long least) {
        Awaitility.await("events in Kappa")
                .atMost(Duration.ofSeconds(90))
                .until(() -> stack.status(83).path("events_total").asLong() >= least);
    }

    private static Stack.Answer ask(Stack stack, String parameters) {
        return stack.get(90, "/api/v1/views/page_views/rows?" + parameters);
    }

    private static JsonNode ofView(JsonNode status, View view) {
        for (JsonNode one : status.path("views")) {
            if (one.path("view").asText().equals(view.name())) {
                return one;
            }
        }
        throw new AssertionError(view.name() + " is not in " + status);
    }

    /** All records that were ever written to a topic without transactions. */
    private static long records(Admin admin, String topic) throws Exception {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        admin.describeTopics(List.of(topic))
                .allTopicNames()
                .get()
                .get(topic)
                .partitions()
                .forEach(partition -> asked.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest()));
        long records = 0;
        for (var end : admin.listOffsets(asked).all().get().values()) {
            records += end.offset();
        }
        return records;
    }
}
