package braid.cli;

import static org.assertj.core.api.Assertions.assertThat;

import braid.cli.answer.ViewCommand;
import braid.cli.command.Context;
import braid.launcher.installation.Installation;
import braid.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BraidTest {
    private static final String ORDERS = "CREATE TABLE orders (ts TIMESTAMP(3) NOT NULL, sku VARCHAR(20));\n"
            + "CREATE VIEW per_sku AS SELECT sku, COUNT(*) AS n FROM orders GROUP BY sku;\n";

    @TempDir
    Path root;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void noCommand_isWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).startsWith("braid: A command is missing.");
    }

    @Test
    void wrongOption_isWrongUsageInTwoLines() {
        assertThat(run("view", "page_views", "--limit", "many")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains("--limit").contains("braid view --help");
    }

    @Test
    void wrongFormat_isWrongUsage() {
        assertThat(run("status", "--format", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("xml").contains("table, json, csv");
    }

    @Test
    void intervalBelowASecond_isWrongUsage() {
        assertThat(run("batch", "every", "500ms")).isEqualTo(2);
        assertThat(run("batch", "every", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is not a span of time");
    }

    @Test
    void check_saysWhatIsInAFile() throws IOException {
        Path file = Files.writeString(root.resolve("orders.sql"), ORDERS);
        assertThat(run("check", file.toString())).isZero();
        assertThat(out.toString())
                .contains("is right: 1 source, 1 view")
                .contains("per_sku")
                .contains("memory");
        assertThat(run("check", file.toString(), "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"correct\" : true").contains("\"BRAID_JVM_BATCH_LAYER=");
    }

    @Test
    void check_namesAMistakeAndFails() throws IOException {
        Path file = Files.writeString(root.resolve("orders.sql"), ORDERS.replace("COUNT", "CONUT"));
        assertThat(run("check", file.toString())).isEqualTo(1);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "braid: orders.sql:2:36: There is no function CONUT here. Did you mean COUNT?");
        assertThat(run("check", file.toString(), "--format", "json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"correct\" : false").contains("\"column\" : 36");
    }

    @Test
    void check_namesAFileThatIsNotThere() {
        assertThat(run("check", "nothing.sql")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no pipeline 'nothing.sql'");
    }

    @Test
    void up_tellsAMistakeBeforeItStartsAnything() throws IOException {
        Path file = Files.writeString(root.resolve("orders.sql"), ORDERS.replace("COUNT", "CONUT"));
        assertThat(run("up", "--pipeline", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("orders.sql:2:36").doesNotContain("not built");
        assertThat(root.resolve(".braid")).doesNotExist();
    }

    @Test
    void failure_isOneLineAndOne() {
        assertThat(run("kill", "kafka")).isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("braid: kafka is not running.");
    }

    @Test
    void mistypedNames_areWrongUsageWithTheNearest() {
        assertThat(run("qeury", "SELECT 1")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no command 'qeury'. Did you mean 'query'?");
        assertThat(run("up", "--pipline", "clicks")).isEqualTo(2);
        assertThat(err.toString()).contains("has no option '--pipline'. Did you mean '--pipeline'?");
        assertThat(run("kill", "speed-lair")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no service 'speed-lair'. Did you mean 'speed-layer'?");
        assertThat(run("up", "--pipeline", "clicks.sql", "--architecture", "lamda"))
                .isEqualTo(1);
        assertThat(run("status", "--format", "jsno")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean 'json'?");
    }

    @Test
    void mistypedPipeline_isToldTheNearest() throws IOException {
        Files.createDirectories(root.resolve("pipelines"));
        Files.writeString(root.resolve("pipelines").resolve("orders.sql"), ORDERS);
        assertThat(run("check", "order")).isEqualTo(1);
        assertThat(err.toString()).contains("Did you mean 'orders'?");
        assertThat(run("up", "--pipeline", "orders", "--architecture", "lamda")).isEqualTo(2);
        assertThat(err.toString()).contains("'lamda' is no architecture").contains("Did you mean 'lambda'?");
    }

    @Test
    void sqlWithoutQuotes_isExplained() {
        assertThat(run("query", "SELECT", "pom.xml", "FROM", "page_views")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'pom.xml' is one argument too many")
                .contains("put it in quotes");
    }

    @Test
    void settingThatIsNone_isToldWithTheNearest() {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, 100);
        Map<String, String> environment =
                Map.of("BRAID_PORT_BASE", "27000", "BRAID_SPEED_FLUSHMS", "50", "BRAID_KAFKA_CLIENT_LINGER_MS", "5");
        Context context = new Context(new Installation(root), environment, root, terminal);
        assertThat(Braid.run(context, "down")).isZero();
        assertThat(err.toString())
                .startsWith("braid: BRAID_SPEED_FLUSHMS is set, but there is no such setting: it does nothing."
                        + " Did you mean BRAID_SPEED_FLUSH_MS?")
                .doesNotContain("LINGER");
    }

    @Test
    void homeThatCannotBeMade_isASentence() throws IOException {
        Files.writeString(root.resolve("file"), "");
        Path file = Files.writeString(root.resolve("orders.sql"), ORDERS);
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, 100);
        Map<String, String> environment = Map.of("BRAID_PORT_BASE", "27000", "BRAID_HOME", "file/home");
        Context context = new Context(new Installation(root), environment, root, terminal);
        assertThat(Braid.run(context, "up", "--pipeline", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("file").doesNotContain("Exception");
    }

    @Test
    void version_isOneLine() throws IOException {
        Files.writeString(root.resolve("release.properties"), "version=1.2\ncommit=abc\n");
        assertThat(run("--version")).isZero();
        assertThat(out.toString()).startsWith("braid 1.2, commit abc, Java 17").hasLineCount(1);
    }

    @Test
    void everyCommand_isCalledAsItsClass() {
        for (Class<?> command : Braid.commands()) {
            String name =
                    command.getAnnotation(picocli.CommandLine.Command.class).name();
            assertThat(command.getSimpleName()).isEqualToIgnoringCase(name + "Command");
        }
    }

    @Test
    void versionOption_isOfNoSingleCommand() {
        assertThat(run("batch", "run", "--help")).isZero();
        assertThat(out.toString()).contains("--help").doesNotContain("--version");
    }

    @Test
    void missingPipeline_isAFailure() {
        assertThat(run("up", "--pipeline", "none")).isEqualTo(1);
        assertThat(err.toString()).contains("There is no pipeline 'none'");
    }

    @Test
    void serviceThatDoesNotAnswer_isAFailureWithTheWayOut() {
        assertThat(run("view", "page_views")).isEqualTo(1);
        assertThat(err.toString()).contains("serving-layer does not answer").contains("braid up");
    }

    @Test
    void downAndResetAndStatus_ofAnEmptyHome_leaveItEmpty() {
        assertThat(run("down")).isZero();
        assertThat(run("reset")).isZero();
        assertThat(run("status")).isEqualTo(1);
        assertThat(out.toString()).contains("Nothing was running.").contains("STOPPED");
        assertThat(root.resolve(".braid")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up",
                "down",
                "status",
                "logs",
                "reset",
                "query",
                "view",
                "batch",
                "start",
                "stop",
                "restart",
                "kill",
                "completion"
            })
    void help_hasExamples(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Example").contains("braid " + command);
    }

    @Test
    void tools_getTheirArgumentsUnread() {
        assertThat(run("send", "--help")).isEqualTo(1);
        assertThat(err.toString()).contains("tools is not built");
    }

    @Test
    void completion_isAScript() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("complete -F").contains("--pipeline");
    }

    @Test
    void viewQuestion_isEncoded() {
        ViewCommand view = new ViewCommand();
        new picocli.CommandLine(view)
                .parseArgs(
                        "page_views",
                        "--key",
                        "page=/a b&c=1",
                        "--key",
                        "page=/home",
                        "--every",
                        "1h",
                        "--order=-views,page",
                        "--limit",
                        "3",
                        "--explain");

        assertThat(view.path())
                .isEqualTo(
                        "/api/v1/views/page_views/rows?key.page=%2Fa%20b%26c%3D1&key.page=%2Fhome&every=1h&explain=true"
                                + "&order=-views%2Cpage&limit=3");
    }

    @Test
    void keyWithoutAValue_isBadUsage() {
        assertThat(run("view", "page_views", "--key", "page")).isEqualTo(2);
        assertThat(err.toString()).contains("'page' is no key; write COLUMN=VALUE");
    }

    private int run(String... arguments) {
        Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), false, 100);
        Map<String, String> environment = Map.of("BRAID_PORT_BASE", "27000");
        return Braid.run(new Context(new Installation(root), environment, root, terminal), arguments);
    }
}
