package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.storage.log.LogClients;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A stack in a home with a space in its path, with a broker and a PostgreSQL that it has not started and that others use too: it works, and
 * {@code reset} lists what it made in each store and removes exactly that.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemovalIT {
    private static final int PORT_BASE = 27_000;
    private static final int BROKER_BASE = 27_600;
    private static final Path CLICKS = Stack.ROOT.resolve("acceptance/target/more clicks.csv");
    private static EmbeddedPostgres postgres;
    private static Stack broker;
    private static Stack stack;
    private static Admin admin;
    private static Set<String> topicsOfOthers;
    private static Set<String> schemasOfOthers;

    @BeforeAll
    static void startStoresOfOthers() throws Exception {
        postgres = EmbeddedPostgres.builder().setPort(PORT_BASE + 54).start();
        broker = Stack.fresh("home-broker", BROKER_BASE, Map.of());
        broker.run("start", "kafka");
        admin = Admin.create(LogClients.admin(broker.log()));
        // Names that begin like the pipeline's own, or hold them.
        admin.createTopics(List.of(
                        new NewTopic("clicks2", 1, (short) 1),
                        new NewTopic("other.clicks", 1, (short) 1),
                        new NewTopic("braid.kappa.clicks2.1-x", 1, (short) 1)))
                .all()
                .get();
        execute("CREATE SCHEMA clicks2", "CREATE TABLE clicks2.kept (n INT)", "INSERT INTO clicks2.kept VALUES (7)");
        topicsOfOthers = topics();
        schemasOfOthers = schemas();
        stack = Stack.fresh(
                "a home/with spaces",
                PORT_BASE,
                Map.of(
                        "BRAID_KAFKA_BOOTSTRAP",
                        broker.kafka(),
                        "BRAID_WAREHOUSE_URL",
                        "jdbc:postgresql://127.0.0.1:" + (PORT_BASE + 54) + "/postgres",
                        "BRAID_WAREHOUSE_USER",
                        "postgres"));
    }

    @AfterAll
    static void stop() throws Exception {
        if (stack != null) {
            stack.close();
        }
        if (admin != null) {
            admin.close();
        }
        if (broker != null) {
            broker.close();
        }
        postgres.close();
    }

    @Test
    @Order(1)
    void homeWithSpaces_holdsAWholeStack() throws Exception {
        stack.run("up", "--pipeline", "clicks");
        Files.writeString(CLICKS, """
                event_id,event_time,user_id,page
                a,2026-01-01T12:00:00Z,u-1,/home
                b,2026-01-01T12:00:01Z,u-2,/home
                """);
        stack.run("send", "clicks", CLICKS.toString());
        Clicks.typeByHand(broker.log());
        stack.awaitCaughtUp();
        stack.batch(false);
        stack.run("generate", "clicks", "--count", "100", "--rate", "1000", "--seed", "5");
        stack.awaitCaughtUp();
        assertThat(stack.view("page_views").path("coverage").path("quarantined").asLong())
                .isEqualTo(1);
        assertThat(Clicks.total(stack)).isEqualTo(102);
        Path answer = Files.writeString(
                stack.home().resolve("an answer.json"), stack.run("view", "page_views", "--format", "json"));
        stack.run("verify", answer.toString());
        assertThat(stack.home().resolve("data/master")).isDirectory();
        try (Stream<Path> beside = Files.list(stack.home().getParent())) {
            assertThat(beside).containsExactly(stack.home());
        }
        try (Stream<Path> beside = Files.list(stack.home().getParent().getParent())) {
            assertThat(beside.map(Path::toString)).noneMatch(path -> path.contains("%20"));
        }
    }

    @Test
    @Order(2)
    void reset_listsFirst_andRemovesNothingUnasked() throws Exception {
        Set<String> topics = topics();
        Stack.Result refused = stack.tryRun("reset");
        assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
        assertThat(refused.output())
                .contains("topic clicks in Kafka at " + broker.kafka())
                .contains("topic clicks.rejected in Kafka")
                .contains("consumer group braid.speed.clicks in Kafka")
                .contains("what is in quarantine of 1 offsets in Kafka")
                .contains("the definition in force in Kafka")
                .contains("schema clicks with its tables in jdbc:postgresql://127.0.0.1:" + (PORT_BASE + 54))
                .contains("the rows of clicks in schema braid in jdbc:postgresql")
                .contains("in " + stack.home())
                .contains("Nothing was stopped or removed.")
                .doesNotContain("clicks2")
                .doesNotContain("other.clicks");
        assertThat(topics()).isEqualTo(topics);
        assertThat(Clicks.total(stack)).isEqualTo(102);
    }

    @Test
    @Order(3)
    void reset_removesWhatItListed_andNothingElse() throws Exception {
        Set<String> listed = stack.run("reset", "--yes")
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("topic "))
                .map(line -> line.split(" ")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> left = new TreeSet<>(topicsOfOthers);
        left.addAll(Set.of("braid.schemas", "braid.quarantine"));
        assertThat(topics()).isEqualTo(left);
        assertThat(listed).contains("clicks", "clicks.rejected").doesNotContainAnyElementsOf(left);
        Set<String> schemas = new TreeSet<>(schemasOfOthers);
        schemas.add("braid");
        assertThat(schemas()).isEqualTo(schemas);
        assertThat(column("SELECT n FROM clicks2.kept")).containsExactly("7");
        for (String table : column("SELECT table_name FROM information_schema.columns"
                + " WHERE table_schema = 'braid' AND column_name = 'pipeline'")) {
            assertThat(column("SELECT pipeline FROM braid." + table)).as(table).isEmpty();
        }
        assertThat(admin.listConsumerGroups().all().get())
                .noneMatch(group -> group.groupId().startsWith("braid.speed.clicks"));
        try (Stream<Path> home = Files.exists(stack.home()) ? Files.list(stack.home()) : Stream.empty()) {
            assertThat(home.filter(Files::isDirectory)
                            .map(path -> path.getFileName().toString()))
                    .doesNotContain("data", "pids");
        }
    }

    @Test
    @Order(4)
    void nextUp_beginsFromNothing() {
        stack.run("up", "--pipeline", "clicks");
        stack.run("generate", "clicks", "--count", "10", "--rate", "1000", "--seed", "6");
        stack.awaitCaughtUp();
        assertThat(Clicks.total(stack)).isEqualTo(10);
        assertThat(stack.view("page_views").path("coverage").path("quarantined").asInt(-1))
                .as("of the earlier log")
                .isZero();
        stack.batch(false);
        assertThat(Clicks.total(stack)).isEqualTo(10);
    }

    /** What was noted of a file is of one log. */
    @Test
    @Order(5)
    void sameFile_isSentAgainToTheNewLog_andOnceToIt() {
        stack.run("send", "clicks", CLICKS.toString());
        stack.awaitCaughtUp();
        assertThat(Clicks.total(stack)).isEqualTo(12);
        assertThat(stack.run("send", "clicks", CLICKS.toString())).contains("sent earlier");
        stack.awaitCaughtUp();
        assertThat(Clicks.total(stack)).isEqualTo(12);
        stack.run("reset", "--yes");
    }

    private static Set<String> topics() throws Exception {
        return new TreeSet<>(admin.listTopics().names().get());
    }

    private static Set<String> schemas() throws SQLException {
        return new TreeSet<>(column("SELECT schema_name FROM information_schema.schemata"));
    }

    private static List<String> column(String query) throws SQLException {
        List<String> values = new java.util.ArrayList<>();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
