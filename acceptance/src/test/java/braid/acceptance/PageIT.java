package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a real Chromium, with known events and a real stack behind it. Pictures are kept in {@code target/screenshots}. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageIT {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<String> SECTIONS = List.of("pipeline", "views", "query", "break");
    private static final int PAGES = 200;
    private static Stack stack;
    private static Browser browser;
    private static int events;

    @BeforeAll
    static void openThePage() throws Exception {
        Browser.assumeInstalled();
        stack = Stack.up("clicks", 24_500, Map.of("BRAID_BATCH_EXPIRY_GRACE_SECONDS", "8"));
        browser = Browser.open(address());
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
    void page_loadsFromThisHostAlone() throws Exception {
        HttpResponse<String> page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + "/")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'self';"));
        browser.show("pipeline");
        browser.awaitText("#link", "live"::equals);
        for (String section : SECTIONS) {
            browser.follow(section);
            assertThat(browser.find("#" + section).isDisplayed()).isTrue();
        }
        assertThat((List<?>)
                        browser.run("return performance.getEntriesByType('resource').map(e => new URL(e.name).host)"
                                + ".filter(host => host !== location.host)"))
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @Order(2)
    void boxes_explainThemselvesByKeyboard() {
        browser.show("pipeline");
        WebElement box = browser.find("[data-box='speed']");
        box.sendKeys(Keys.ENTER);
        assertThat(box.getDomAttribute("aria-expanded")).isEqualTo("true");
        assertThat(browser.text("#explain-box")).contains("speed-layer/");
        String doc = browser.find("#explain-box a").getDomAttribute("href");
        assertThat(browser.run("return fetch(arguments[0]).then(r => r.ok)", doc))
                .isEqualTo(true);
        box.sendKeys(Keys.SPACE);
        assertThat(browser.all("#explain-box")).isEmpty();
    }

    @Test
    @Order(3)
    void knownEvents_areShownAsTheyAre() {
        send("/home", 30);
        send("/cart", 12);
        browser.show("pipeline");
        browser.awaitText(".box.ingest [data-figure='accepted']", "42"::equals);
        browser.awaitText(".from-cassandra [data-figure='speedPart']", "42"::equals);
        assertThat(browser.text(".vitals [data-figure='hidden']")).isEqualTo("0");
        assertThat(browser.text(".from-warehouse [data-figure='batchPart']")).isEqualTo("0");
        browser.follow("views");
        browser.awaitText("#top tbody tr:first-child", "1/home30–30"::equals);
        browser.awaitText("#top tbody tr:nth-child(2)", "2/cart12–12"::equals);
        browser.awaitText("#view-table tbody tr:first-child", "2026-01-01 12:0030–30–"::equals);
        // With Lambda alone there is nothing to choose.
        for (String several : List.of("select[name='beside']", "#beside", "#architectures", "#sql-architecture")) {
            assertThat(browser.find(several).isDisplayed()).as(several).isFalse();
        }
    }

    @Test
    @Order(4)
    void boundary_movesWhenBatchPublishes() {
        browser.show("pipeline");
        browser.awaitText(".segment.open > b", "42"::equals);
        stack.batch(false);
        browser.awaitText(".vitals [data-figure='cut']", "1"::equals);
        browser.awaitText(".segment[data-segment='0'] small", "in batch"::equals);
        browser.follow("views");
        browser.awaitText("#view-table tbody tr:first-child", "2026-01-01 12:003030––"::equals);
        assertThat(browser.find("#view-chart").getDomAttribute("data-cut")).isEqualTo("1");
    }

    @Test
    @Order(5)
    void lateEvents_landInTheirOldWindowAsRealTime() {
        send("/home", 3);
        browser.show("views");
        browser.awaitText("#view-table tbody tr:first-child", "2026-01-01 12:0033303–"::equals);
        browser.awaitText("#top tbody tr:first-child", "1/home33303"::equals);
    }

    @Test
    @Order(6)
    void sql_answersAndExplains() {
        browser.show("query");
        ask("SELECT page, SUM(views) AS total\nFROM page_views GROUP BY page ORDER BY total DESC");
        browser.awaitText("#sql-coverage", text -> text.contains("2 rows") && text.contains("cut 1"));
        browser.awaitText("#sql-result tbody", "/home33/cart12"::equals);
        browser.awaitText("#plan .side.batch", text -> text.contains("2 rows"));
        browser.awaitText("#plan .side.speed", text -> text.startsWith("Real time"));
    }

    @Test
    @Order(7)
    void sqlMistake_isMarkedWhereItIs() {
        browser.show("query");
        browser.awaitText("#sql-result", text -> !text.isEmpty());
        browser.complaints();
        ask("SELECT page,\n  viws\nFROM page_views");
        browser.awaitText("#sql-marks mark", "viws"::equals);
        assertThat(browser.text("#sql-problem .place")).isEqualTo("  viws\n  ^^^^");
        assertThat(browser.text("#sql-problem .problem")).contains("views");
        assertThat(browser.find("#sql").getDomAttribute("aria-invalid")).isEqualTo("true");
        // The refused request itself is all that the browser noted.
        assertThat(browser.complaints()).hasSize(1).allSatisfy(complaint -> assertThat(complaint)
                .contains("/api/v1/sql"));
    }

    @Test
    @Order(8)
    void killedSpeedLayer_isShown() throws Exception {
        browser.show("pipeline");
        browser.awaitText("#link", "live"::equals);
        stack.kill("speed-layer");
        browser.awaitText("[data-trouble='speed']", text -> text.contains("Speed layer is down since"));
        browser.awaitText("[data-box='speed'] .alarm", text -> text.startsWith("down since"));
        send("/home", 5);
        browser.awaitText(".vitals [data-figure='hidden']", text -> Integer.parseInt(text.replace("–", "0")) >= 5);
        long before = freshnessMillis();
        Awaitility.await("freshness to grow")
                .atMost(Duration.ofSeconds(20))
                .until(() -> freshnessMillis() > before + 2_000);
        browser.screenshot("pipeline-speed-layer-killed");
        browser.follow("break");
        browser.awaitText("[data-drill='speed'] .now", text -> text.startsWith("down since"));
        browser.screenshot("break-speed-layer-killed");
        stack.recover();
        browser.awaitText("#trouble", String::isEmpty);
        browser.awaitText(".vitals [data-figure='hidden']", "0"::equals);
        browser.awaitText("[data-score='speed']", text -> text.contains("Not verified yet"));
        stack.batch(false);
        browser.awaitText("[data-score='speed'] .right", text -> text.startsWith("✔ verified: right."));
        assertThat(browser.text("[data-score='speed']")).contains("none went back");
        browser.screenshot("break-verified");
    }

    @Test
    @Order(9)
    void everySection_fitsAScreenAndAPhone() throws Exception {
        for (String theme : List.of("light", "dark")) {
            for (int width : new int[] {1440, 390}) {
                browser.size(width, width == 390 ? 844 : 900, theme);
                for (String section : SECTIONS) {
                    browser.show(section);
                    browser.awaitText("#link", "live"::equals);
                    awaitFilled(section);
                    browser.screenshot(section + "-" + width + "-" + theme);
                    assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                            .as("width of %s at %d", section, width)
                            .isLessThanOrEqualTo(width);
                }
            }
        }
    }

    @Test
    @Order(10)
    void twoHundredPages_areFine() {
        HttpClient http = HttpClient.newHttpClient();
        List<LiveFeed> pages = Stream.generate(() -> LiveFeed.open(http, address()))
                .limit(PAGES)
                .toList();
        try {
            Awaitility.await("five snapshots on each page")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> pages.stream().allMatch(page -> page.snapshots() >= 5));
            assertThat(stack.view("page_views").path("rows")).isNotEmpty();
        } finally {
            pages.forEach(LiveFeed::close);
        }
    }

    @Test
    @Order(11)
    void figures_haveEachDigitOfTheAnswer() throws Exception {
        send("/figures", 1);
        String figures = "SELECT page, CAST(9223372036854775806 AS BIGINT) AS big, CAST(0.004 AS DOUBLE) AS share,\n"
                + "  CAST('12345678901234567890.123456789' AS DECIMAL(38,9)) AS total, CAST(12345678.9 AS DOUBLE) AS weight\n"
                + "FROM page_views WHERE page = '/figures' GROUP BY page";
        for (String theme : List.of("light", "dark")) {
            browser.size(1440, 900, theme);
            // An address opens the statement that it names.
            browser.show("query="
                    + URLEncoder.encode(figures, StandardCharsets.UTF_8).replace("+", "%20"));
            browser.awaitText(
                    "#sql-result tbody tr:first-child",
                    "/figures9,223,372,036,854,775,8060.00412,345,678,901,234,567,890.12345678912,345,678.9"::equals);
            browser.awaitText("#plan", text -> text.contains("Real time"));
            browser.screenshot("query-figures-1440-" + theme);
        }
        ask("SELECT COUNT(*) AS n FROM page_views");
        browser.awaitText("#sql-result thead", "n"::equals);
        assertThat(browser.run("return location.hash"))
                .isEqualTo("#query?sql=SELECT+COUNT%28*%29+AS+n+FROM+page_views");
    }

    @Test
    @Order(12)
    void recordThatIsNoEvent_isToldWithWhatToDo() throws Exception {
        browser.size(1440, 900, "light");
        browser.show("pipeline");
        assertThat(browser.find("#quarantine").isDisplayed()).isFalse();
        long views = Clicks.total(stack);
        Clicks.typeByHand(stack.log());
        browser.awaitText(
                "#quarantine", text -> text.startsWith("1 record of the log is no event and waits in quarantine"));
        assertThat(browser.text("#quarantine")).contains("no view counts it", "braid quarantine list");
        browser.screenshot("pipeline-quarantine");
        send("/home", 1);
        browser.awaitText(".vitals [data-figure='hidden']", "0"::equals);
        stack.awaitCaughtUp();
        assertThat(Clicks.total(stack)).isEqualTo(views + 1);
    }

    @Test
    @Order(13)
    void lateEvents_areCountedByWindow_andStayMarkedWhenBatchHasThem() throws Exception {
        send("/late", 1, NOON.plusSeconds(120));
        send("/late", 2, NOON);
        stack.awaitCaughtUp();
        browser.show("views?view=page_views&measure=views&key.page=%2Flate");
        browser.awaitText("#view-table tbody", text -> text.endsWith("2026-01-01 12:002–2–"));
        send("/late", 3, NOON);
        browser.awaitText("#view-table tbody", text -> text.endsWith("2026-01-01 12:005–53"));
        browser.awaitText("#view-late", text -> text.startsWith("Late: 3 (views) in 1 of 3 windows"));
        stack.batch(false);
        browser.awaitText("#view-table tbody", text -> text.endsWith("2026-01-01 12:0055–3"));
        browser.screenshot("views-late");
        // Whoever comes later is told what the cut tells.
        send("/late", 1, NOON);
        browser.awaitText("#view-table tbody", text -> text.endsWith("2026-01-01 12:006514"));
        assertThat((String) browser.run("return location.hash")).contains("key.page=%2Flate", "view=page_views");
        browser.show("views?view=page_views&measure=views&key.page=%2Flate&scale=log");
        browser.awaitText("#view-table tbody", text -> text.endsWith("2026-01-01 12:006511"));
        assertThat(browser.run("return document.querySelector('#view-form select[name=scale]').value"))
                .isEqualTo("log");
    }

    @Test
    @Order(14)
    void tour_leadsThroughSevenSteps() {
        browser.show("pipeline");
        browser.awaitText("#link", "live"::equals);
        browser.find("#tour-start").click();
        for (int step = 1; step <= 7; step++) {
            String count = step + " of 7";
            browser.awaitText("#tour .count", count::equals);
            browser.find("#tour .steps .strong").sendKeys(Keys.ENTER);
        }
        assertThat(browser.all("#tour")).isEmpty();
        assertThat((String) browser.run("return location.hash")).startsWith("#break");
    }

    @Test
    @Order(15)
    void docs_areRenderedPages() throws Exception {
        for (int width : new int[] {1440, 390}) {
            browser.size(width, 900, "light");
            browser.visit("/docs/");
            assertThat(browser.text("#doc h1")).isEqualTo("Braid: the architecture");
            browser.find(".contents a[href='/docs/serving-layer.html']").click();
            browser.awaitText("#doc h1", "The serving layer"::equals);
            assertThat(browser.all("#doc table")).isNotEmpty();
            browser.screenshot("docs-" + width);
            assertThat((Long) browser.run("return document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(width);
        }
        assertThat(browser.run("return fetch('/docs/ingest.md').then(r => r.text()).then(t => t.startsWith('# '))"))
                .isEqualTo(true);
        assertThat(browser.run("return fetch('/docs/nothing.html').then(r => r.status)"))
                .isEqualTo(404L);
        assertThat(browser.run("return fetch('/docs/reports/quick/report.html').then(r => r.status)"))
                .isEqualTo(200L);
    }

    private static void awaitFilled(String section) {
        switch (section) {
            case "pipeline" -> browser.awaitText("#segments", text -> !text.isEmpty());
            case "views" -> browser.awaitText("#top", text -> text.contains("/home"));
            case "query" -> browser.awaitText("#plan", text -> text.contains("Real time"));
            default -> browser.awaitText("[data-drill='speed'] .now", text -> text.startsWith("up"));
        }
    }

    private static void ask(String statement) {
        WebElement text = browser.find("#sql");
        text.clear();
        text.sendKeys(statement);
        text.sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
    }

    private static long freshnessMillis() {
        return stack.get(90, "/api/v1/coverage").body().path("freshness_ms").asLong();
    }

    /** Clicks at noon of one day, so that all of them are in one window. */
    private static void send(String page, int count) {
        send(page, count, NOON);
    }

    private static void send(String page, int count, Instant from) {
        String body = IntStream.range(0, count)
                .mapToObj(i -> "{\"event_id\":\"e-%d\",\"event_time\":\"%s\",\"user_id\":\"u-%d\",\"page\":\"%s\"}"
                        .formatted(events++, from.plusMillis(i), i, page))
                .collect(Collectors.joining(",", "[", "]"));
        assertThat(stack.post(80, "/api/v1/sources/clicks/events", body).code()).isEqualTo(200);
    }

    private static String address() {
        return "http://127.0.0.1:" + stack.port(90);
    }
}
