package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every recipe of {@code docs/clients.md} is run as it stands there, against a stack with events on both sides of a cut. */
class ClientsIT {
    private static final int PORT_BASE = 24_800;
    private static final Path PAGE = Stack.ROOT.resolve("docs/clients.md");
    private static final Pattern BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.up("clicks", PORT_BASE, Map.of());
        stack.run("generate", "clicks", "--rate", "1000", "--for", "3s", "--seed", "7");
        stack.batch(false);
        stack.run("generate", "clicks", "--rate", "1000", "--for", "1s", "--seed", "8");
        stack.awaitCaughtUp();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @TestFactory
    List<DynamicTest> recipes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            for (String command : commands(block.group(1))) {
                tests.add(DynamicTest.dynamicTest(command.lines().findFirst().orElse(""), () -> run(command)));
            }
        }
        assertThat(tests).hasSizeGreaterThan(10);
        return tests;
    }

    /** The lines of a block; one with a here-document is one command with all of it. */
    private static List<String> commands(String block) {
        return block.contains("<<") ? List.of(block) : block.lines().toList();
    }

    private static void run(String command) throws IOException, InterruptedException {
        String here = command.replace("127.0.0.1:29090", "127.0.0.1:" + stack.port(90));
        Stack.Result result = stack.shell(here);
        assertThat(result.exitCode()).as(result.output()).isZero();
        if (command.contains("sqlline.SqlLine")) {
            assertThat(result.output())
                    .contains("user_activity", "window_start", "DECIMAL(38,2)", "/home", "3 rows selected");
        } else if (!command.startsWith("mvn")) {
            assertThat(result.output()).isNotBlank().doesNotContain("rror");
        }
        if (command.contains("/home") && !command.contains("EXPLAIN") && !command.contains("explain")) {
            assertThat(result.output()).containsPattern("\\d");
        }
    }

    @Test
    void sqllineIsTold_whyAWriteIsRefused() throws Exception {
        recipesFetched();
        Stack.Result result = stack.shell(
                "printf '%s\\n' 'DROP TABLE page_views;' 'SELECT nothing FROM page_views;' '!quit' | " + sqlline());
        assertThat(result.output())
                .contains("Only SELECT is answered, not DROP")
                .contains("has a column 'nothing'");
    }

    private static String sqlline() {
        return "java -cp 'target/clients/*' sqlline.SqlLine --maxWidth=150 -d org.apache.calcite.avatica.remote.Driver"
                + " -u jdbc:avatica:remote:url=http://127.0.0.1:" + stack.port(90) + "/avatica -n braid -p braid";
    }

    private static void recipesFetched() throws Exception {
        for (String line :
                Files.readString(PAGE).lines().filter(l -> l.startsWith("mvn ")).toList()) {
            assertThat(stack.shell(line).exitCode()).isZero();
        }
    }

    @Test
    void driver_bindsParametersAndReadsBothLayers() throws SQLException {
        for (String encoding : List.of("json", "protobuf")) {
            try (Connection connection = DriverManager.getConnection("jdbc:avatica:remote:url=http://127.0.0.1:"
                            + stack.port(90) + "/avatica;serialization=" + encoding);
                    PreparedStatement statement = connection.prepareStatement(
                            "SELECT SUM(views), SUM(views__batch), SUM(views__speed) FROM page_views WHERE page = ?")) {
                statement.setString(1, "/home");
                try (ResultSet rows = statement.executeQuery()) {
                    assertThat(rows.next()).isTrue();
                    assertThat(rows.getLong(1)).isEqualTo(rows.getLong(2) + rows.getLong(3));
                    assertThat(rows.getLong(2)).isPositive();
                    assertThat(rows.getLong(3)).isPositive();
                }
                try (Statement write = connection.createStatement()) {
                    assertThatThrownBy(() -> write.executeUpdate("DELETE FROM page_views"))
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("Only SELECT");
                }
            }
        }
    }
}
