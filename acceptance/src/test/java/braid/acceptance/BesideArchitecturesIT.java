package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Choosing between architectures, and two of them beside each other: on the page in a real Chromium, over JDBC and in the shell. Lambda
 * and its speed layer alone, because that takes no further engine.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BesideArchitecturesIT {
    private static final int PORT_BASE = 28_900;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SUM = "SELECT SUM(views) AS n FROM page_views";
    private static Stack stack;
    private static Browser browser;
    private static int events;

    @BeforeAll
    static void openThePage() throws Exception {
        Browser.assumeInstalled();
        stack = Stack.up("clicks", PORT_BASE, Map.of("BRAID_ARCHITECTURES", "lambda,stream-only"));
        send("/home", 30);
        send("/cart", 12);
        stack.awaitCaughtUp("lambda");
        stack.awaitCaughtUp("stream-only");
        browser = Browser.open("http://127.0.0.1:" + stack.port(90));
        browser.size(1440, 900, "light");
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void picture_namesWhatRunsBesideLambda() throws Exception {
        browser.show("pipeline");
        browser.awaitText("#architectures", text -> text.contains("On the same log runs also stream-only"));
        browser.awaitText("#processes tbody", text -> text.matches("stream-onlythe speed layer aloneup .*000"));
        assertThat(browser.text("#trouble")).isEmpty();
        assertThat(browser.all(".box.absent")).isEmpty();
        pictures("pipeline");
    }

    @Test
    @Order(2)
    void sameOffsets_areEqual() throws Exception {
        browser.show("views");
        beside();
        browser.awaitText("#beside-words", text -> text.startsWith("Equal: views in all 2 rows."));
        assertThat(browser.text("#beside-table tbody")).isEqualTo("/home30=30/cart12=12");
        String side = "exact, a redelivery once within 131072 events of a partition0 offsets behind the logage 0 ms";
        assertThat(browser.text("#beside-sides")).isEqualTo("lambda" + side + "stream-only" + side);
        assertThat(browser.all(".differs")).isEmpty();
    }

    @Test
    @Order(3)
    void oneThatIsBehind_differsForThatReason_andCatchesUp() throws Exception {
        browser.show("views");
        beside();
        stack.kill("stream-only");
        send("/home", 3);
        browser.awaitText(
                "#beside-words",
                text -> text.startsWith("1 of 2 rows differs, because stream-only is 3 offsets behind lambda."));
        assertThat(browser.text("#beside-table tbody")).isEqualTo("/home33≠30/cart12=12");
        assertThat(browser.all(".differs")).hasSize(2);
        assertThat(browser.text("#legend-other")).isEqualTo("▲ stream-only");
        assertThat(browser.run("""
                const { series } = echarts.getInstanceByDom(document.getElementById('view-chart')).getOption();
                return JSON.stringify([series[1].data[0], series.at(-1).data[0]]);""")).isEqualTo("[33,30]");
        assertThat(browser.text("#top-title")).isEqualTo("Top 2 by views, over all time, lambda");
        assertThat(browser.text("#beside-sides")).contains("3 offsets behind the log");
        pictures("beside");
        browser.awaitText("#trouble", text -> text.matches("Stream-only is down .* stay exact and fall behind\\."));
        browser.show("pipeline");
        browser.awaitText("#processes tbody", text -> text.matches("stream-onlythe speed layer alonedown since .*–––"));
        pictures("pipeline");
        browser.show("break");
        browser.awaitText("[data-drill='stream-only'] .now", text -> text.matches("down .* – offsets behind the log"));
        browser.show("views");
        beside();
        stack.recover();
        browser.awaitText("#beside-words", text -> text.startsWith("Equal"));
        assertThat(browser.text("#beside-table tbody")).isEqualTo("/home33=33/cart12=12");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(4)
    void console_asksTheChosenOne() {
        browser.show("query");
        browser.awaitText("#plan", text -> text.contains("Real time"));
        browser.find("#sql-architecture option[value='stream-only']").click();
        browser.awaitText("#sql-coverage", text -> text.contains("stream-only covers 45 offsets"));
        browser.awaitText("#plan", text -> text.contains("in the one segment that the whole log is"));
        assertThat(browser.all("#plan .side")).hasSize(1);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(5)
    void sentence_callsNoDifferenceAnErrorWhileTheCoveragesDiffer() {
        assertThat(verdict(5, 5, true, 2)).isEqualTo("equal: Equal: n in the one row.");
        assertThat(verdict(5, 4, true, 1))
                .isEqualTo("behind: 1 of 1 row differs, because other is 1 offset behind lambda.");
        assertThat(verdict(5, 7, false, 1))
                .isEqualTo("behind: 1 of 1 row differs, because lambda is 2 offsets behind other.");
        assertThat(verdict(5, 5, false, 1)).startsWith("open: ").contains("other may already hold more, row by row");
        assertThat(verdict(5, 5, true, 1)).startsWith("open: ").endsWith("although both cover the same offsets.");
    }

    @Test
    @Order(6)
    void jdbcConnection_choosesByPropertyOrAddress() throws SQLException {
        for (String encoding : List.of("json", "protobuf")) {
            Properties streamOnly = new Properties();
            streamOnly.setProperty("architecture", "stream-only");
            assertThat(layers("", encoding, streamOnly)).containsExactly("speed", "groups");
            assertThat(layers("?architecture=stream-only", encoding, new Properties()))
                    .containsExactly("speed", "groups");
            assertThat(layers("", encoding, new Properties())).containsExactly("batch", "speed", "merged");
            assertThatThrownBy(() -> layers("?architecture=kappa", encoding, new Properties()))
                    .hasMessageContaining("architecture is 'kappa', but this stack runs lambda, stream-only");
        }
    }

    @Test
    @Order(7)
    void shell_choosesByOption() {
        assertThat(stack.run("sql", "--architecture", "stream-only", "-c", SUM + "; \\explain " + SUM))
                .contains("45", "stream-only: exactly offsets", "in the one segment")
                .doesNotContain("merged");
        Stack.Result refused = stack.tryRun("sql", "--architecture", "lamda", "-c", SUM);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.output())
                .contains("this stack runs lambda, stream-only")
                .contains("Nothing is called that");
    }

    private static void beside() {
        browser.awaitText("select[name='beside']", text -> text.contains("lambda and stream-only"));
        browser.find("select[name='beside'] option:nth-child(2)").click();
    }

    /** What the page says of two answers of one row. */
    private static String verdict(int lambdaTo, int otherTo, boolean exact, int value) {
        return new PageModules(browser)
                .verdict(
                        new PageModules.Side("lambda", true, lambdaTo, null, 2),
                        new PageModules.Side("other", exact, otherTo, null, value));
    }

    /** The layers that EXPLAIN names over a connection, without the statement and its plan. */
    private static List<String> layers(String query, String encoding, Properties properties) throws SQLException {
        String url = "jdbc:avatica:remote:url=http://127.0.0.1:" + stack.port(90) + "/avatica" + query
                + ";serialization=" + encoding;
        List<String> layers = new java.util.ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, properties);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + SUM)) {
            while (rows.next()) {
                if (rows.getString("view") != null) {
                    layers.add(rows.getString("layer"));
                }
            }
        }
        return layers;
    }

    /** Of what is shown, on a screen and a phone, light and dark. */
    private static void pictures(String name) throws Exception {
        for (String theme : List.of("light", "dark")) {
            for (int width : new int[] {1440, 390}) {
                browser.size(width, width == 390 ? 844 : 900, theme);
                browser.run("document.getElementById(arguments[0]).scrollIntoView()", name);
                browser.screenshot("architectures-" + name + "-" + width + "-" + theme);
                assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                        .as("width of %s at %d", name, width)
                        .isLessThanOrEqualTo(width);
            }
        }
        browser.size(1440, 900, "light");
    }

    /** Clicks at noon of one day. */
    private static void send(String page, int count) {
        String body = IntStream.range(0, count)
                .mapToObj(i -> "{\"event_id\":\"e-%d\",\"event_time\":\"%s\",\"user_id\":\"u-%d\",\"page\":\"%s\"}"
                        .formatted(events++, NOON.plusMillis(i), i, page))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(stack.post(80, "/api/v1/sources/clicks/events", body).code()).isEqualTo(200);
    }
}
