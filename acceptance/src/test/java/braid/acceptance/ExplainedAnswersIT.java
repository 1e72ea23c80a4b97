package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.service.settings.Settings;
import braid.storage.log.LogClients;
import braid.storage.log.LogSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Answers that can be held against the log: half of the events in batch, half in speed, on the real servers. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExplainedAnswersIT {
    private static final int PORT_BASE = 25_700;
    private static final int KEEP_SECONDS = 6;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SQL =
            "SELECT page, SUM(views) AS v, APPROX_COUNT_DISTINCT(visitors) AS people FROM page_views"
                    + " GROUP BY page HAVING SUM(views) > 5";

    private static Stack stack;

    @TempDir
    static Path folder;

    @BeforeAll
    static void start() {
        stack = Stack.up(
                "clicks", PORT_BASE, Map.of("BRAID_SERVING_CURSOR_KEEP_SECONDS", String.valueOf(KEEP_SECONDS)));
        stack.run("generate", "clicks", "--rate", "2000", "--for", "2s", "--seed", "7", "--duplicates", "0.02");
        stack.batch(false);
        stack.run("generate", "clicks", "--rate", "2000", "--for", "2s", "--seed", "8", "--duplicates", "0.02");
        stack.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    @Order(1)
    void answerOfBothLayers_isRight_andAChangedNumberIsNamed() throws IOException {
        ObjectNode answer = rows("order=-views&limit=20&explain=true");
        assertThat(sum(answer, "batch_to")).isPositive();
        assertThat(sum(answer, "speed_to")).isGreaterThan(sum(answer, "batch_to"));
        JsonNode right = verified(save("right", answer), 0);
        assertThat(right.path("events_from_log").asLong()).isBetween(7_000L, 8_000L);
        assertThat(right.path("events_from_master_dataset").asLong()).isZero();

        ObjectNode row = (ObjectNode) answer.path("rows").get(2);
        row.put("views", row.path("views").asLong() + 1);
        JsonNode wrong = verified(save("wrong", answer), 1);
        assertThat(wrong.path("differences")).hasSize(1);
        JsonNode difference = wrong.path("differences").get(0);
        assertThat(difference.path("number").asInt()).isEqualTo(3);
        assertThat(difference.path("column").asText()).isEqualTo("views");
        assertThat(difference.path("row").asText())
                .contains("page=" + row.path("page").asText())
                .contains("window_start=" + row.path("window_start").asText());
        assertThat(stack.tryRun("verify", folder.resolve("wrong.json").toString())
                        .output())
                .contains("wrong: 1 rows differ");
    }

    @Test
    @Order(2)
    void answerOfAStatement_isRight_andAChangedNumberIsNamed() throws IOException {
        ObjectNode answer = (ObjectNode) JSON.readTree(stack.run("query", SQL, "--format", "json"));
        verified(save("statement", answer), 0);
        ((ObjectNode) answer.path("rows").get(0)).put("people", 0);
        JsonNode wrong = verified(save("statement-wrong", answer), 1);
        assertThat(wrong.path("differences").get(0).path("column").asText()).isEqualTo("people");
    }

    @Test
    @Order(3)
    void answerOfAnotherView_cannotBeVerified() throws IOException {
        ObjectNode answer = rows("limit=1");
        ((ObjectNode) answer.path("coverage").path("views")).put("page_views", "0123456789ab");
        Stack.Result result = stack.tryRun("verify", save("other", answer).toString());
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).contains("version 0123456789ab");
    }

    @Test
    @Order(4)
    void questionThatWantsAllThatTheLogHolds_waitsForIt_orIsToldWhatWasReached() throws Exception {
        stack.signal("STOP", "speed-layer");
        Stack.Answer refused;
        Stack.Answer refusedStatement;
        try {
            stack.run("generate", "clicks", "--rate", "2000", "--for", "500ms", "--seed", "9");
            refused = stack.get(90, "/api/v1/views/page_views/rows?limit=1&maxStaleness=300ms");
            refusedStatement = stack.post(
                    90,
                    "/api/v1/sql",
                    JSON.createObjectNode()
                            .put("sql", "SELECT SUM(views) AS views FROM page_views")
                            .put("maxStaleness", "300ms")
                            .toString());
        } finally {
            stack.signal("CONT", "speed-layer");
        }
        assertThat(refused.code()).as(refused.body().toString()).isEqualTo(409);
        assertThat(refused.body().path("max_staleness_ms").asLong()).isEqualTo(300);
        assertThat(refused.body().path("behind_records").asLong()).isBetween(900L, 1_100L);
        assertThat(refusedStatement.code()).isEqualTo(409);
        Stack.Answer fresh = stack.get(90, "/api/v1/views/page_views/rows?limit=1&maxStaleness=9s");
        assertThat(fresh.code()).as(fresh.body().toString()).isEqualTo(200);
        for (JsonNode behind : refused.body().path("behind")) {
            JsonNode partition = fresh.body()
                    .at("/coverage/sources/0/partitions")
                    .get(behind.path("partition").asInt());
            assertThat(behind.path("reached").asLong())
                    .isLessThan(behind.path("asked").asLong());
            assertThat(partition.path("speed_to").asLong())
                    .isGreaterThanOrEqualTo(behind.path("asked").asLong());
        }
    }

    @Test
    @Order(5)
    void earlierCut_isAnsweredAsItWasThen_andAnUnknownOneWithThoseThatThereAre() throws IOException {
        stack.awaitCaughtUp();
        String everything = "every=1h&order=-views,page&limit=1000";
        ObjectNode before = rows("layer=batch&" + everything);
        assertThat(before.path("coverage").path("cut").asLong()).isEqualTo(1);
        stack.batch(false);
        assertThat(rows("layer=batch&" + everything).path("rows")).isNotEqualTo(before.path("rows"));
        ObjectNode then = rows("asOfCut=1&" + everything);
        assertThat(then.path("rows")).isEqualTo(before.path("rows"));
        assertThat(then.at("/coverage/layer").asText()).isEqualTo("batch");
        assertThat(then.at("/coverage/cut").asLong()).isEqualTo(1);
        assertThat(then.at("/coverage/published_at")).isEqualTo(before.at("/coverage/published_at"));
        assertThat(sum(then, "batch_to")).isEqualTo(sum(before, "batch_to"));
        verified(save("then", then), 0);

        ObjectNode one = rows("layer=batch&page=/home&from=2001-01-01&to=2101-01-01&limit=5&asOfCut=1");
        assertThat(one.path("rows")).isNotEmpty();
        JsonNode statement = JSON.readTree(
                stack.run("query", "SELECT SUM(views) AS v FROM page_views", "--as-of-cut", "1", "--format", "json"));
        long views = 0;
        for (JsonNode row : before.path("rows")) {
            views += row.path("views").asLong();
        }
        assertThat(statement.at("/rows/0/v").asLong()).isEqualTo(views);

        Stack.Answer unknown = stack.get(90, "/api/v1/views/page_views/rows?asOfCut=7");
        assertThat(unknown.code()).as(unknown.body().toString()).isEqualTo(404);
        assertThat(unknown.body().path("cuts").toString()).isEqualTo("[1,2]");
    }

    @Test
    @Order(6)
    void pagesOfOneAnswer_showOneCoverage_untilItIsHeldNoMore() {
        ObjectNode whole = rows("limit=40");
        ObjectNode first = rows("limit=20");
        JsonNode home = JSON.createObjectNode()
                .put("event_id", "late-one")
                .put("event_time", first.at("/rows/0/window_start").asText())
                .put("user_id", "u")
                .put("page", first.at("/rows/0/page").asText());
        assertThat(stack.post(80, "/api/v1/sources/clicks/events", home.toString())
                        .code())
                .isEqualTo(200);
        stack.awaitCaughtUp();
        ObjectNode second = rows("limit=20&cursor=" + first.path("next").asText());
        assertThat(second.path("coverage")).isEqualTo(first.path("coverage"));
        for (int i = 0; i < 20; i++) {
            assertThat(second.path("rows").get(i)).isEqualTo(whole.path("rows").get(20 + i));
        }
        stack.batch(false);
        Stack.Answer expired = Awaitility.await("the answer to be held no more")
                .atMost(Duration.ofSeconds(5L * KEEP_SECONDS))
                .pollInterval(Duration.ofSeconds(KEEP_SECONDS + 1))
                .until(
                        () -> stack.get(
                                90,
                                "/api/v1/views/page_views/rows?limit=20&cursor="
                                        + first.path("next").asText()),
                        answer -> answer.code() != 200);
        assertThat(expired.code()).as(expired.body().toString()).isEqualTo(410);
        assertThat(expired.body().path("cut").asLong()).isEqualTo(2);
        assertThat(expired.body().path("published_cut").asLong()).isEqualTo(3);
        assertThat(expired.body().path("detail").asText()).contains("cut 3 has been published since");
    }

    @Test
    @Order(9)
    void whatTheLogNoLongerHolds_isVerifiedFromTheMasterDataset() throws Exception {
        stack.run("generate", "clicks", "--rate", "1000", "--for", "500ms", "--seed", "10");
        stack.awaitCaughtUp();
        ObjectNode answer = rows("every=all&explain=true&limit=1000");
        JsonNode statement = JSON.readTree(stack.run("query", SQL, "--format", "json"));
        deleteBefore(answer, "batch_to");
        JsonNode verdict = verified(save("landed", answer), 0);
        assertThat(verdict.path("events_from_master_dataset").asLong()).isPositive();
        assertThat(verdict.path("events_from_log").asLong()).isPositive();
        verified(save("landed-statement", statement), 0);

        deleteBefore(answer, "speed_to");
        Stack.Result gone = stack.tryRun("verify", folder.resolve("landed.json").toString());
        assertThat(gone.exitCode()).isEqualTo(3);
        assertThat(gone.output()).contains("cannot be verified").contains("no longer holds");
    }

    /** Deletes the log's records below some offsets of a coverage, as retention would. */
    private static void deleteBefore(JsonNode answer, String field) throws Exception {
        Map<TopicPartition, RecordsToDelete> below = new HashMap<>();
        for (JsonNode partition : answer.at("/coverage/sources/0/partitions")) {
            below.put(
                    new TopicPartition("clicks", partition.path("partition").asInt()),
                    RecordsToDelete.beforeOffset(partition.path(field).asLong()));
        }
        LogSettings settings = LogSettings.of(Settings.of(Map.of("BRAID_KAFKA_BOOTSTRAP", stack.kafka())));
        try (Admin admin = Admin.create(LogClients.admin(settings))) {
            admin.deleteRecords(below).all().get();
        }
    }

    private static ObjectNode rows(String parameters) {
        Stack.Answer answer = stack.get(90, "/api/v1/views/page_views/rows?" + parameters);
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(200);
        return (ObjectNode) answer.body();
    }

    private static Path save(String name, JsonNode answer) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), answer.toString());
    }

    /** The verdict of {@code braid verify}, which must end in this code. */
    private static JsonNode verified(Path answer, int exitCode) throws IOException {
        Stack.Result result = stack.tryRun("verify", answer.toString(), "--format", "json");
        assertThat(result.exitCode()).as(result.output()).isEqualTo(exitCode);
        return JSON.readTree(result.output().substring(result.output().indexOf('{')));
    }

    private static long sum(JsonNode answer, String field) {
        long sum = 0;
        for (JsonNode partition : answer.at("/coverage/sources/0/partitions")) {
            sum += partition.path(field).asLong();
        }
        return sum;
    }
}
