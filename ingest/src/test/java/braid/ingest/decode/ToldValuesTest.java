package braid.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.EventCodec;
import braid.core.event.record.RowText;
import braid.core.spelling.DatePatterns;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.NumberSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.decode.refusal.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Values that are read because the request, or the source, says how they are written. */
class ToldValuesTest {
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE told (at TIMESTAMP(3) NOT NULL, born DATE, n BIGINT, amount DECIMAL(12,4), ratio DOUBLE, ok BOOLEAN, name VARCHAR(9));
            CREATE TABLE parts (at TIMESTAMP(3) NOT NULL FROM ('day', 'clock.time') FORMAT 'd/M/yyyy H:mm', left_at TIMESTAMP(3) FROM ('day', 'left'),
              day VARCHAR(10), born DATE FORMAT 'yyyy-dd-MM');
            CREATE VIEW v AS SELECT COUNT(*) AS n FROM told; CREATE VIEW w AS SELECT COUNT(*) AS n FROM parts;
            """);

    private static Decoded decode(String source, String event, EventSpelling spelling) {
        Source asked = PIPELINE.source(source);
        byte[] bytes = event.getBytes(StandardCharsets.UTF_8);
        return new Decoders(PIPELINE, asked, new EventTimes(Clock.systemUTC(), Duration.ofHours(24)), 9, 9_999)
                .decode(bytes, bytes.length, Format.NDJSON, spelling);
    }

    private static Object[] row(String source, String event, EventSpelling spelling) {
        Decoded decoded = decode(source, event, spelling);
        assertThat(decoded.rejected()).isEmpty();
        return new EventCodec(PIPELINE.source(source))
                .decode(decoded.accepted().get(0).value());
    }

    private static String shown(String source, String event, EventSpelling spelling) {
        return new RowText(PIPELINE.source(source))
                .event(row(source, event, spelling))
                .toString();
    }

    private static String reason(String source, String event, EventSpelling spelling) {
        Decoded decoded = decode(source, event, spelling);
        assertThat(decoded.accepted()).as(event).isEmpty();
        return decoded.rejected().get(0).reason();
    }

    private static EventSpelling dates(String... patterns) {
        return new EventSpelling(
                new TimeSpelling(
                        null,
                        false,
                        ZoneId.of("Z"),
                        TimeSpelling.Overlap.REJECT,
                        DatePatterns.of(List.of(patterns), null)),
                ValueSpelling.EXACT,
                false);
    }

    private static EventSpelling numbers(String decimal, String thousands, String... units) {
        return values(new ValueSpelling(
                NumberSpelling.of(decimal, thousands, List.of(units)), List.of(), List.of(), List.of()));
    }

    private static EventSpelling values(ValueSpelling values) {
        return new EventSpelling(TimeSpelling.EXACT, values, false);
    }

    private static String told(String fields) {
        return "{\"at\":\"2020-01-01T00:00:00Z\"," + fields + "}";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            .  |   |          | 12.50          | 12.5000
            .  |   |          | +007           | 7.0000
            ,  |   |          | -1,5           | -1.5000
            ,  | . |          | 1.234.567,25   | 1234567.2500
            ,  |   |          | 1.5            |
               | , |          | 1,234,567.25   | 1234567.2500
               | , |          | 1,234          | 1234.0000
               | , |          | 1,23           |
               | , |          | 12,34,567      |
               | , |          | 1234,567       |
               | . |          | 1.234          | 1234.0000
               | . |          | 1.234,5        | 1234.5000
               | ' |          | 1'234.50       | 1234.5000
               |   | $        | $9.45          | 9.4500
               |   | $        | -$9.45         | -9.4500
               |   | $        | $-9.45         | -9.4500
               |   | $        | -$-9.45        |
               |   | $        | $ 9.45         | 9.4500
               |   | $        | $$9.45         |
               |   | %=0.01   | 52.88 %        | 0.5288
               |   | $;M=1000000;K=1000 | $56.7M | 56700000.0000
               |   | $;M=1000000;K=1000 | 537K $ | 537000.0000
               |   | km;m=0.001 | 12 km        | 12.0000
               |   | km;m=0.001 | 12 m         | 0.0120
               | , | EUR      | 1,234.50 EUR   | 1234.5000
            .  |   |          | 1e3            | 1000.0000
            .  |   |          | 0x10           |
            .  |   |          | NaN            |
            """)
    void numbers_areReadAsTheyAreTold(String decimal, String thousands, String units, String text, String expected) {
        EventSpelling spelling = numbers(decimal, thousands, units == null ? new String[0] : units.split(";"));
        String event = told("\"amount\":\"" + text + "\"");
        if (expected == null) {
            assertThat(reason("told", event, spelling)).contains("amount is \"" + text + "\", but DECIMAL(12,4)");
        } else {
            assertThat(row("told", event, spelling)[3]).hasToString(expected);
        }
    }

    @Test
    void blanksBetweenThousands_mayBeNarrowOrUnbreakable() {
        assertThat(List.of("1 234,5", "1\u00a0234,5", "1\u202f234,5"))
                .allSatisfy(text -> assertThat(row("told", told("\"ratio\":\"" + text + "\""), numbers(",", " "))[4])
                        .isEqualTo(1234.5));
    }

    @Test
    void numbersThatAreTold_keepTheBoundsOfTheirType() {
        EventSpelling million = numbers(null, null, "M=1000000");
        assertThat(row("told", told("\"n\":\"1.25M\""), million)[2]).isEqualTo(1_250_000L);
        assertThat(reason("told", told("\"n\":\"0.0000001M\""), million)).contains("BIGINT has no fraction");
        assertThat(reason("told", told("\"n\":\"1e999999999M\""), million)).contains("BIGINT is from");
        assertThat(reason("told", told("\"amount\":\"1e999999999\""), numbers(".", null)))
                .contains("has at most 8 digits before the point");
        assertThat(reason("told", told("\"ratio\":\"1e400\""), numbers(".", null)))
                .contains("DOUBLE is at most");
    }

    @Test
    void truthAndNothing_areWhatIsTold() {
        EventSpelling spelling = values(new ValueSpelling(
                NumberSpelling.PLAIN, List.of("Yes", "1"), List.of("No", "0"), List.of("N/A", "-200")));
        assertThat(List.of("\"yes\"", "1", "\"1\"", "true"))
                .allSatisfy(ok -> assertThat(row("told", told("\"ok\":" + ok), spelling)[5])
                        .isEqualTo(true));
        assertThat(row("told", told("\"ok\":0"), spelling)[5]).isEqualTo(false);
        assertThat(row(
                        "told",
                        told("\"ok\":\"N/A\",\"n\":-200,\"ratio\":\"N/A\",\"name\":\"N/A\",\"born\":\"N/A\""),
                        spelling))
                .containsExactly(1_577_836_800_000L, null, null, null, null, null, null);
        assertThat(reason("told", told("\"ok\":\"maybe\""), spelling)).contains("--true Yes --false No");
    }

    @Test
    void days_areReadByTheirPatternsAndInIso() {
        EventSpelling spelling = dates("M/d/yy", "yyyyMMdd", "M/d/yyyy H:mm");
        assertThat(shown("told", "{\"at\":\"1/22/2020 17:00\",\"born\":\"1/22/20\"}", spelling))
                .startsWith("{at=2020-01-22T17:00:00Z, born=2020-01-22,");
        assertThat(shown("told", "{\"at\":20200122,\"born\":20200122}", spelling))
                .startsWith("{at=2020-01-22T00:00:00Z, born=2020-01-22,");
        assertThat(shown("told", "{\"at\":\"2020-01-22T17:00:00+01:00\",\"born\":\"2020-01-22\"}", spelling))
                .startsWith("{at=2020-01-22T16:00:00Z, born=2020-01-22,");
        assertThat(shown("told", "{\"at\":1579712400000}", spelling)).startsWith("{at=2020-01-22T17:00:00Z");
        assertThat(reason("told", "{\"at\":\"22.1.2020\"}", spelling))
                .isEqualTo(
                        "at is \"22.1.2020\", but TIMESTAMP(3) is written as M/d/yy or yyyyMMdd or M/d/yyyy H:mm, or in ISO 8601.");
        assertThat(reason(
                        "told",
                        "{\"at\":\"1/22/2020 17:00\"}",
                        new EventSpelling(
                                new TimeSpelling(
                                        null,
                                        false,
                                        null,
                                        TimeSpelling.Overlap.REJECT,
                                        DatePatterns.of(List.of("M/d/yyyy H:mm"), null)),
                                ValueSpelling.EXACT,
                                false)))
                .contains("needs a zone")
                .contains("--zone");
    }

    @Test
    void textThatTwoPatternsReadOtherwise_isRefused() {
        EventSpelling spelling = dates("M/d/yyyy", "d/M/yyyy");
        assertThat(shown("told", "{\"at\":\"1/22/2020\",\"born\":\"2/2/2020\"}", spelling))
                .startsWith("{at=2020-01-22T00:00:00Z, born=2020-02-02,");
        assertThat(reason("told", "{\"at\":\"1/2/2020\"}", spelling))
                .contains("as M/d/yyyy this is 2020-01-02, and as d/M/yyyy it is 2020-02-01");
        assertThat(reason("told", "{\"at\":\"2020-01-13\"}", dates("yyyy-dd-MM")))
                .contains("is written as yyyy-dd-MM.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "born":"1/22/20"         | born is "1/22/20", but DATE is written like 2001-01-31. This is read with braid send --dates M/d/yy (?dates=M/d/yy over HTTP).
            "born":"1/2/2020"        | This is read with braid send --dates M/d/yyyy, or with --dates d/M/yyyy, whichever it is (?dates=M/d/yyyy or ?dates=d/M/yyyy over HTTP).
            "born":"Aug 06, 2026"    | --dates 'MMM d, yyyy' (
            "born":"1/22/20 17:00"   | How others are written is told with braid send --dates M/d/yyyy (
            "amount":"52.88%"        | is a number; in JSON it has no quotes. This is read with braid send --unit % (?unit=%25 over HTTP).
            "amount":"$56.7M"        | --unit '$' --unit M (
            "amount":"1,500"         | --thousands ,, or with --decimal ,, whichever it is (?thousands=, or ?decimal=, over HTTP).
            "amount":"1,500.5"       | --thousands , (
            "amount":"1,5"           | --decimal , (
            "n":"1 234 567"          | --thousands ' ' (
            "n":"7"                  | --decimal . (
            "n":"N/A"                | If it says that nothing is there, tell it with braid send --null N/A (?null=N/A over HTTP).
            "ok":"T"                 | --true Yes --false No (
            """)
    void valueThatIsRefused_saysWhatWouldTakeIt(String field, String expected) {
        assertThat(reason("told", told(field), EventSpelling.EXACT)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1/22/2020 17:00            | 'M/d/yyyy H:mm'
            10/18/2014 11:45:00 PM     | 'M/d/yyyy h:mm:ss a'
            11:37:15  3 Sep 2020       | 'H:mm:ss d MMM yyyy'
            16.12.2006 17:24:00        | 'd.M.yyyy H:mm:ss'
            Wed Aug 27 13:08:45 +0000 2008 | 'EEE MMM d HH:mm:ss Z yyyy'
            27/Aug/2008:13:08:45 -0700 | d/MMM/yyyy:HH:mm:ss Z
            Mon, 18 Jun 2012 09:05:00 GMT | 'EEE, d MMM yyyy HH:mm:ss VV'
            2014-7-1                   | --dates yyyy-M-d (
            2001/01/01 06:55           | --dates 'yyyy/M/d H:mm' (
            """)
    void timeOfAnotherWriting_isAnsweredWithItsPattern(String text, String expected) {
        assertThat(reason("told", "{\"at\":\"" + text + "\"}", EventSpelling.EXACT))
                .contains(expected);
    }

    @Test
    void fieldsThatFillAColumnTogether_areReadAsOneText() {
        String event = "{\"day\":\"16/12/2006\",\"clock\":{\"time\":\" 17:24 \"},\"left\":null}";
        assertThat(shown("parts", event, dates()))
                .isEqualTo("{day clock.time=2006-12-16T17:24:00Z, day left=null, day=16/12/2006, born=null}");
        assertThat(reason("parts", "{\"day\":\"16/12/2006\"}", dates()))
                .isEqualTo("day clock.time is null, but is TIMESTAMP(3) NOT NULL in source parts.");
        assertThat(reason("parts", "{\"left\":[1]}", dates()))
                .contains("left is an array, but is read together with other fields");
        assertThat(reason("parts", "{\"left\":1,\"left\":2}", dates()))
                .isEqualTo("left is given twice in one event; give it once.");
        assertThat(reason("parts", "{\"dya\":1}", dates())).contains("Did you mean 'day'?");
        assertThat(reason("parts", "{\"day\":\"16/12/2006\",\"clock.time\":\"late\"}", dates()))
                .isEqualTo(
                        "day clock.time is \"16/12/2006 late\", but TIMESTAMP(3) is written as d/M/yyyy H:mm, or in ISO 8601.");
    }

    @Test
    void decodedEvent_canBeSentAgain() {
        String event = "{\"day\":\"16/12/2006\",\"clock\":{\"time\":\"17:24\"}}";
        Object[] row = row("parts", event, dates());
        String shown = new JsonMapper().writeValueAsString(new RowText(PIPELINE.source("parts")).event(row));
        assertThat(row("parts", shown, EventSpelling.EXACT)).isEqualTo(row);
    }

    /** A row of the event before must not fill the one behind it. */
    @Test
    void parts_areOfOneEvent() {
        String refused = "{\"day\":\"16/12/2006\",\"clock\":{\"time\":\"17:24\"},\"left\":\"late\"}";
        String taken = "{\"day\":\"1/1/2007\",\"clock\":{\"time\":\"0:00\"}}";
        Decoded decoded = decode("parts", refused + "\n" + taken, dates());
        assertThat(decoded.rejected())
                .extracting(Rejection::reason)
                .singleElement()
                .asString()
                .contains("day left is");
        assertThat(decoded.accepted()).hasSize(1);
    }
}
