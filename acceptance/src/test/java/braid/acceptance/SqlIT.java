package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a statement asks of the real stores, and what happens to it there when it takes more than it may. */
class SqlIT {
    private static final int PORT_BASE = 25_400;
    private static final int TIMEOUT_MS = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.up(
                "clicks",
                PORT_BASE,
                Map.of(
                        "BRAID_SERVING_QUERY_TIMEOUT_MS", String.valueOf(TIMEOUT_MS),
                        "BRAID_SERVING_QUERY_MEMORY_MB", "1",
                        "BRAID_SERVING_MAX_QUERIES", "2"));
        stack.run("generate", "clicks", "--rate", "2000", "--for", "3s", "--seed", "7");
        stack.batch(false);
        stack.run("generate", "clicks", "--rate", "2000", "--for", "3s", "--seed", "8");
        stack.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void pointQuery_isAnsweredFromMemoryAndAnIndex() {
        List<JsonNode> rows = explain(
                "SELECT views FROM page_views WHERE page = '/home'"
                        + " AND window_start >= TIMESTAMP '2001-01-01 00:00:00' AND window_start < TIMESTAMP '2101-01-01 00:00:00'");
        JsonNode batch = rows.get(0);
        assertThat(batch.path("access").asText()).contains("page_views__key").doesNotContain("tableScan");
        assertThat(batch.path("rows").asLong()).isBetween(1L, 5L);
        JsonNode speed = rows.get(1);
        assertThat(speed.path("access").asText())
                .isEqualTo("groups by page, held in memory, in each of 1 live segment");
        assertThat(speed.path("slices").asInt()).isZero();
        assertThat(speed.path("bytes").asLong()).isPositive();
        assertThat(speed.path("boundary").asText()).contains("clicks-0 [").contains("clicks-3 [");
        JsonNode scan = explain("SELECT SUM(views) FROM page_views").get(1);
        assertThat(scan.path("access").asText()).startsWith("groups of all 4 buckets, held in memory,");
        assertThat(scan.path("rows").asLong()).isPositive();
    }

    @Test
    void filterOnTheWindowAlone_usesTheWindowsIndex() {
        assertThat(explain("SELECT views FROM page_views WHERE window_start = TIMESTAMP '2001-01-01 00:00:00'")
                        .get(0)
                        .path("access")
                        .asText())
                .contains("page_views__window");
    }

    @Test
    void filterOnTheLayer_leavesTheOtherStoreAlone() {
        assertThat(layers("SELECT SUM(views) FROM page_views WHERE __layer = 'batch'"))
                .contains("batch")
                .doesNotContain("speed");
        assertThat(layers("SELECT SUM(views) FROM page_views WHERE __layer = 'speed'"))
                .contains("speed")
                .doesNotContain("batch");
    }

    @Test
    void queryThatNeedsTooMuchMemory_isRefusedWithTheKey() {
        assertRefused(ask("SELECT a.page FROM page_views a, page_views b"), 400, "serving.query.memory.mb");
        assertThat(ask("SELECT SUM(views) AS n FROM page_views WHERE page = '/home'")
                        .code())
                .isEqualTo(200);
    }

    @Test
    void statementThatIsTooSlow_isCancelledInTheWarehouse() throws SQLException {
        try (Connection h2 = warehouse();
                Statement statement = h2.createStatement()) {
            statement.execute("CREATE ALIAS IF NOT EXISTS \"nap\" FOR \"java.lang.Thread.sleep(long)\"");
            slowDown(statement);
            try {
                CompletableFuture<Stack.Answer> answer =
                        CompletableFuture.supplyAsync(() -> ask("SELECT SUM(revenue) FROM revenue_by_country"));
                Awaitility.await("the statement to run in H2").until(() -> running(statement), is -> is > 0);
                assertRefused(answer.join(), 504, "serving.query.timeout.ms");
                Awaitility.await("H2 to have given the statement up")
                        .atMost(Duration.ofSeconds(2))
                        .until(() -> running(statement), is -> is == 0);
            } finally {
                speedUp(statement);
            }
        }
        assertThat(ask("SELECT SUM(revenue) FROM revenue_by_country").code()).isEqualTo(200);
    }

    /** Puts a view that sleeps at every row in the place of a batch table. */
    private static void slowDown(Statement statement) throws SQLException {
        statement.execute("ALTER TABLE \"clicks\".\"revenue_by_country\" RENAME TO \"kept\"");
        statement.execute(
                "CREATE VIEW \"clicks\".\"revenue_by_country\" AS SELECT * FROM \"clicks\".\"kept\" k, (SELECT 1 FROM"
                        + " SYSTEM_RANGE(1, 1000) WHERE \"nap\"(20) IS NULL)");
    }

    private static void speedUp(Statement statement) throws SQLException {
        statement.execute("DROP VIEW \"clicks\".\"revenue_by_country\"");
        statement.execute("ALTER TABLE \"clicks\".\"kept\" RENAME TO \"revenue_by_country\"");
    }

    private static int running(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS WHERE EXECUTING_STATEMENT"
                        + " LIKE '%revenue_by_country%' AND SESSION_ID <> SESSION_ID()")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection warehouse() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:h2:tcp://127.0.0.1:" + stack.port(123) + "/braid;DATABASE_TO_LOWER=TRUE", "sa", "");
    }

    /** What was asked for a moment before is answered from memory; this view never was. */
    @Test
    void storeThatHangs_isGivenUpAtTheTimeLimit_andNoMoreQueriesThanMayRun() throws Exception {
        stack.signal("STOP", "cassandra");
        try {
            List<CompletableFuture<Stack.Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                answers.add(CompletableFuture.supplyAsync(
                        () -> ask("SELECT SUM(events) FROM user_activity WHERE user_id = 'user-1'")));
            }
            List<Integer> codes = answers.stream().map(a -> a.join().code()).toList();
            assertThat(codes).contains(429).containsAnyOf(503, 504);
            answers.stream()
                    .map(CompletableFuture::join)
                    .filter(a -> a.code() == 429)
                    .forEach(a -> assertRefused(a, 429, "serving.max.queries"));
        } finally {
            stack.signal("CONT", "cassandra");
        }
        Awaitility.await("Cassandra's answers")
                .atMost(Duration.ofSeconds(30))
                .until(() -> ask("SELECT SUM(views) FROM page_views").code() == 200);
    }

    private static void assertRefused(Stack.Answer answer, int code, String key) {
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(code);
        assertThat(answer.body().path("limit").asText()).isEqualTo(key);
        assertThat(answer.body().path("detail").asText()).contains(key).contains("BRAID_SERVING_");
    }

    private static List<String> layers(String sql) {
        return explain(sql).stream().map(row -> row.path("layer").asText()).toList();
    }

    private static List<JsonNode> explain(String sql) {
        Stack.Answer answer = ask("EXPLAIN " + sql);
        assertThat(answer.code()).as(answer.body().toString()).isEqualTo(200);
        List<JsonNode> rows = new ArrayList<>();
        answer.body().path("rows").forEach(rows::add);
        return rows;
    }

    private static Stack.Answer ask(String sql) {
        return stack.post(
                90, "/api/v1/sql", JSON.createObjectNode().put("sql", sql).toString());
    }
}
