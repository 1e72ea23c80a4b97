package braid.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.launcher.client.Api;
import braid.launcher.client.ServedAnswer;
import braid.terminal.OutputFormat;
import braid.terminal.Terminal;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shell against a server that answers every statement alike; what it answers is the serving layer's affair. */
class ShellTest {
    private static final String VIEWS = """
            {"views": [{"name": "page_views", "source": "clicks", "window": "PT1M", "keys": [{"name": "page", "type": "VARCHAR"}],
            "measures": [{"name": "views", "type": "BIGINT", "kind": "COUNT"}],
            "columns": ["page", "window_start", "window_end", "views"]}]}""";
    private static final String ROWS =
            "{\"columns\": [{\"name\": \"n\", \"type\": \"BIGINT\"}], \"rows\": [{\"n\": 7}]}";

    private final StringWriter out = new StringWriter();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/api/v1/views", exchange -> answer(exchange, 200, VIEWS));
        server.createContext("/api/v1/sql", exchange -> {
            JsonNode body = Api.JSON.readTree(exchange.getRequestBody());
            String sql = body.path("sql").asText();
            asked.add(body.has("architecture") ? body.path("architecture").asText() + ": " + sql : sql);
            boolean wrong = sql.contains("wrong");
            answer(exchange, wrong ? 400 : 200, wrong ? "{\"detail\": \"It is wrong.\"}" : ROWS);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange, int code, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void statementsOfAPipe_areRunInOrder() {
        shell().run(new StringReader("SELECT 1;\nSELECT\n 2;\n\\timing\nSELECT 3"));
        assertThat(asked).containsExactly("SELECT 1", "SELECT\n 2", "SELECT 3");
        assertThat(out.toString()).contains("n\n7\n").contains("Timing is on.").contains("Time: ");
    }

    @Test
    void failureInAPipe_endsIt() {
        assertThatThrownBy(() -> shell().run(new StringReader("SELECT wrong; SELECT 2;")))
                .isInstanceOf(Failure.class)
                .hasMessage("It is wrong.");
        assertThat(asked).containsExactly("SELECT wrong");
    }

    @Test
    void backslashCommands_describeAndExplainAndLeave() {
        shell().run(new StringReader(
                "\\d\n\\d page_views\n\\explain SELECT 1\n\\format csv\nSELECT 2;\n\\q\nSELECT 3;"));
        assertThat(out.toString())
                .contains("page_views  clicks  PT1M    page  views")
                .contains("page          VARCHAR       key")
                .contains("window_start  TIMESTAMP(3)  window")
                .contains("views         BIGINT        COUNT")
                .contains("n\r\n7\r\n");
        assertThat(asked).containsExactly("EXPLAIN SELECT 1", "SELECT 2");
    }

    @Test
    void architecture_isAskedForWithEachStatement() {
        shell("kappa").run("SELECT 1; \\explain SELECT 2");
        assertThat(asked).containsExactly("kappa: SELECT 1", "kappa: EXPLAIN SELECT 2");
    }

    @Test
    void unknownNames_areAnsweredWithTheRightOnes() {
        assertThatThrownBy(() -> shell().run("\\d pages")).hasMessageContaining("page_views");
        assertThatThrownBy(() -> shell().run("\\x")).hasMessageContaining("\\?");
        assertThatThrownBy(() -> shell().run("\\format xml")).hasMessageContaining("csv");
    }

    @Test
    void completion_knowsViewsAndColumns() {
        SqlCompleter completer = new SqlCompleter(Views.of(api()));
        assertThat(completer.candidates(List.of("SELECT", "1", "from"))).containsExactly("page_views");
        assertThat(completer.candidates(List.of("\\d"))).containsExactly("page_views");
        assertThat(completer.candidates(List.of("SELECT"))).contains("views", "page", "COUNT(*)");
        assertThat(completer.candidates(List.of())).contains("SELECT", "\\d");
    }

    private Api api() {
        return new Api(
                "serving-layer",
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private Shell shell() {
        return shell(null);
    }

    private Shell shell(String architecture) {
        PrintWriter writer = new PrintWriter(out);
        Terminal terminal = new Terminal(writer, writer, false, 100);
        return new Shell(
                api(),
                terminal,
                (json, format) -> {
                    ServedAnswer answer = new ServedAnswer(json);
                    writer.print(
                            format == OutputFormat.CSV
                                    ? answer.table().toCsv()
                                    : answer.table().toText());
                },
                OutputFormat.TABLE,
                architecture);
    }
}
