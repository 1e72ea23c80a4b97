package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the page's modules make of answers and snapshots, asked one by one in a real Chromium. Needs no stack. */
class PageModulesIT {
    private static PageFiles files;
    private static Browser browser;
    private static PageModules modules;

    @BeforeAll
    static void open() throws Exception {
        Browser.assumeInstalled();
        files = PageFiles.serve();
        browser = Browser.open(files.address());
        browser.visit("/favicon.svg");
        modules = new PageModules(browser);
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (files != null) {
            files.close();
        }
    }

    @Test
    void digits_surviveReadingAndComparing() {
        assertThat(modules.compared()).isEqualTo("1 7.50 false true 1.0 4.25");
        assertThat(modules.formatted("[1.5E7, 4.0E-4, 1.0E-9, 1.5E300, -1234.50, 999, null]"))
                .isEqualTo("15,000,000 0.0004 1.0E-9 1.5E300 -1,234.50 999 NULL");
    }

    @Test
    void texts_areShownAsTheyAre_andTimesAsTimes() {
        assertThat(modules.shown("VARCHAR", "ATL")).isEqualTo("ATL");
        assertThat(modules.shown("VARCHAR", "2026-01-01T00:00:00Z")).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(modules.shown("TIMESTAMP(3)", "2026-01-01T18:15:00Z")).isEqualTo("2026-01-01 18:15");
        assertThat(modules.shown("TIMESTAMP(3)", "2026-01-01T18:15:07.250Z")).isEqualTo("2026-01-01 18:15:07.250");
        assertThat(modules.bars("VARCHAR", "ATL", "STL", "DTW", "TTN")).isEqualTo("names ATL STL DTW TTN");
        assertThat(modules.bars("TIMESTAMP(3)", "2026-01-01T19:00:00Z", "2026-01-01T18:00:00Z"))
                .isEqualTo("times 1767290400000 1767294000000");
    }

    @Test
    void timeAxis_hasRoundTimes_theDayWhereItBegins_andYearAndZoneInItsTitle() {
        assertThat(modules.timeLabels("2026-11-26T21:30:00Z", 30, 10, 4))
                .isEqualTo("22:00\\n26 Nov|00:00\\n27 Nov|02:00");
        assertThat(modules.timeLabels("2026-11-26T17:30:00Z", 15, 40, 10))
                .startsWith("18:00\\n26 Nov|19:00|20:00|")
                .contains("|23:00|00:00\\n27 Nov|01:00|");
        assertThat(modules.timeLabels("2026-12-28T00:00:00Z", 1440, 10, 4)).isEqualTo("28 Dec|4 Jan");
        // No round time has room: some of them then.
        assertThat(modules.timeLabels("2026-11-26T17:31:07Z", 7, 3, 5)).isEqualTo("17:31\\n26 Nov|17:38|17:45");
        assertThat(modules.timeLabels("2026-11-26T17:30:00Z", 1, 1, 5)).isEqualTo("17:30\\n26 Nov");
        assertThat(modules.timeTitle("2026-11-26T21:30:00Z", 30, 10)).isEqualTo("start, UTC, 26 Nov – 27 Nov 2026");
        assertThat(modules.timeTitle("2026-12-31T00:00:00Z", 1440, 2))
                .isEqualTo("start, UTC, 31 Dec 2026 – 1 Jan 2027");
    }

    @Test
    void scale_hasALogarithm_whereNothingIsBelowZero() {
        assertThat(modules.scale("[0, 3, 2400]")).isEqualTo("true 1");
        assertThat(modules.scale("[-3, 2400]")).startsWith("false");
        assertThat(modules.scale("[0, 0]")).startsWith("false");
        assertThat(modules.scale("[50, 2400]")).isEqualTo("true 10");
        assertThat(modules.tooLow("[0, 3, null, 15, 2400]")).isEqualTo(2);
        assertThat(modules.tooLow("[-1, 3, 2400]")).isZero();
        assertThat(modules.ticks("[0, 0.004, 2400, 1500000, -2000000000]")).isEqualTo("0 0.004 2,400 1.5 M -2 G");
    }

    @Test
    void lateEvents_areCountedByWindow_andStayWhenBatchHasThem() {
        // start, batch, real-time: at first what the cut tells, then what grows in windows that are not the newest.
        assertThat(modules.late("[[0, 2400, 3], [1, 2400, null], [2, 900, 500]]"))
                .isEqualTo("3 – –");
        assertThat(modules.late(
                        "[[0, 2400, 3], [1, 2400, null], [2, 900, 500]]",
                        "[[0, 2400, 3], [1, 2400, 7], [2, 900, 800]]"))
                .isEqualTo("3 7 –");
        assertThat(modules.late(
                        "[[0, 2400, 3], [1, 9, null]]", "[[0, 2404, null], [1, 9, 1]]", "[[0, 2404, 2], [1, 9, 1]]"))
                .isEqualTo("6 –");
        assertThat(modules.late("[[0, null, 2400], [1, null, 20]]")).isEqualTo("– –");
    }

    @Test
    void address_saysWhatIsShown_andIsReadBack() {
        assertThat(modules.readBack("views", "view", "page_views", "key.page", "/a&b=c d", "every", "1h"))
                .isEqualTo(
                        "#views?view=page_views&key.page=%2Fa%26b%3Dc+d&every=1h views view=page_views key.page=/a&b=c d every=1h");
        assertThat(modules.readBack("query", "sql", "SELECT 'a+b', 1 % 2\nFROM v"))
                .endsWith(" query sql=SELECT 'a+b', 1 % 2\nFROM v");
        assertThat(modules.read("#query=SELECT%20COUNT(*)%20FROM%20v%20WHERE%20a%20%3D%20'x%26y'"))
                .isEqualTo("query sql=SELECT COUNT(*) FROM v WHERE a = 'x&y'");
        assertThat(modules.read("#query=100%")).isEqualTo("query sql=100%");
        assertThat(modules.read("#views")).isEqualTo("views ");
        assertThat(modules.key("#views?key.a=null&isnull=b", "a", "b")).isEqualTo("{\"a\":\"null\",\"b\":null}");
        assertThat(modules.key("#views?key.a=1", "a", "b")).isEqualTo("null");
    }

    @Test
    void csv_tellsNullFromAnEmptyText_andQuotesWhatHasTo() {
        assertThat(modules.csv("[{\"a\":null,\"b\":\"\"},{\"a\":\"x,\\\"y\\\"\",\"b\":9007199254740993}]"))
                .isEqualTo("a,b|,\"\"|\"x,\"\"y\"\"\",9007199254740993|");
    }

    @Test
    void commands_areThoseOfThisStack() {
        assertThat(modules.commands(
                        "{\"started_by\":\"braid\",\"home\":null,\"port_base\":null,\"servers\":[\"kafka\"]}"))
                .isEqualTo("./braid kill speed-layer|./braid kill kafka|null|./braid up");
        assertThat(
                        modules.commands(
                                "{\"started_by\":\"braid\",\"home\":\"/tmp/my home\",\"port_base\":31000,\"servers\":[\"h2\"]}"))
                .isEqualTo("BRAID_HOME='/tmp/my home' BRAID_PORT_BASE=31000 ./braid kill speed-layer|null|"
                        + "BRAID_HOME='/tmp/my home' BRAID_PORT_BASE=31000 ./braid kill h2|"
                        + "BRAID_HOME='/tmp/my home' BRAID_PORT_BASE=31000 ./braid up");
        assertThat(modules.commands("{\"started_by\":\"compose\"}"))
                .isEqualTo("docker compose kill speed-layer|docker compose kill kafka|docker compose kill warehouse|"
                        + "docker compose up -d");
        assertThat(modules.commands("{\"started_by\":null}")).isEqualTo("null|null|null|null");
    }

    @Test
    void outage_isVerifiedByBatch_rightOrWrong() {
        assertThat(modules.verified(41, 41)).isEqualTo("2 given 1 refused 0 back, right 1 of cut 2");
        assertThat(modules.verified(41, 40)).isEqualTo("2 given 1 refused 0 back, wrong 1 of cut 2");
        assertThat(modules.verified(39, 39)).isEqualTo("2 given 1 refused 1 back, right 1 of cut 2");
    }

    @Test
    void outageOfTheServingLayer_isNotedWhenAnotherProcessOfItIsHeard() {
        assertThat(modules.outageOfTheServingLayer(
                        "2026-01-01T12:00:00Z", "2026-01-01T12:00:09Z", "2026-01-01T12:00:08Z"))
                .isEqualTo("serving: 9000 ms");
        assertThat(modules.outageOfTheServingLayer(
                        "2026-01-01T12:00:00Z", "2026-01-01T12:00:09Z", "2026-01-01T11:00:00Z"))
                .as("the connection alone was lost")
                .isEmpty();
    }

    @Test
    void outage_isNotVerified_byAnAnswerOfOtherOffsets() {
        assertThat(modules.covers("[10, 20]", "[10, 20]")).isTrue();
        assertThat(modules.covers("[11, 20]", "[10, 20]"))
                .as("the cut's own marker")
                .isTrue();
        assertThat(modules.covers("[12, 20]", "[10, 20]")).isFalse();
        assertThat(modules.covers("[9, 20]", "[10, 20]")).isFalse();
        assertThat(modules.covers("[10]", "[10, 20]")).isFalse();
    }

    @Test
    void twoThatAreDown_haveSentencesThatAgree() {
        List<String> names = List.of("ingest", "speed", "batch", "kafka", "cassandra", "warehouse");
        for (String one : names) {
            for (String other : names) {
                String said = modules.troubles(one, other).toLowerCase(Locale.ROOT);
                boolean refused = said.contains("refused with 503");
                assertThat(refused)
                        .as(said)
                        .isEqualTo(List.of(one, other).contains("cassandra")
                                || List.of(one, other).contains("warehouse"));
                assertThat(said.contains("answers stay exact")).as(said).isEqualTo(!refused);
                if (List.of(one, other).contains("kafka")) {
                    assertThat(said).doesNotContain("– offsets", "freshness –", "and grow");
                    assertThat(said.contains("nobody can say")).as(said).isEqualTo(!refused);
                }
                if (List.of(one, other).contains("ingest")) {
                    assertThat(said).doesNotContain("and grow");
                }
            }
        }
        assertThat(modules.troubles("batch", "speed")).contains("45 offsets are for the speed layer alone, and grow.");
        assertThat(modules.troubles("batch", "cassandra"))
                .contains("45 offsets are for the speed layer alone, and grow.");
    }

    @Test
    void whoCountsARedeliveryAgain_isNamed_andNobodyElse() {
        String within = "once within 1000 events of a partition";
        assertThat(redelivered(within, "once"))
                .isEqualTo(
                        "open: 1 of 1 row differs, although both cover the same offsets; lambda counts a redelivered event "
                                + within + ", and what comes later again until the next run.");
        assertThat(redelivered("once", within))
                .contains("; other counts a redelivered event ")
                .doesNotContain("lambda");
        assertThat(redelivered(within, within)).contains("lambda counts", "other counts");
        assertThat(redelivered("once", "once"))
                .isEqualTo("open: 1 of 1 row differs, although both cover the same offsets.");
        assertThat(modules.promises(within)).startsWith("exact, a redelivery " + within + " ");
        assertThat(modules.promises("once")).startsWith("exact 0 offsets");
    }

    private static String redelivered(String lambda, String other) {
        return modules.verdict(
                new PageModules.Side("lambda", true, 5, lambda, 2), new PageModules.Side("other", true, 5, other, 1));
    }
}
