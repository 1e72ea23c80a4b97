package braid.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.event.EventCodec;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.decode.refusal.Malformed;
import braid.ingest.decode.refusal.Rejection;
import braid.ingest.decode.refusal.TooManyEvents;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestDecoderTest {
    private static final String PASSED_OVER =
            " Fields that are not wanted are passed over with ?unknown=ignore (braid send --ignore-unknown).";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Pipeline PIPELINE = PipelineCompiler.compile("all.sql", """
            CREATE TABLE events (
              id VARCHAR(8) NOT NULL,
              happened TIMESTAMP(3) NOT NULL,
              noted TIMESTAMP(3),
              small INTEGER,
              big BIGINT,
              amount DECIMAL(6,2),
              ratio DOUBLE,
              born DATE,
              ok BOOLEAN,
              ce_id VARCHAR,
              ce_time TIMESTAMP(3),
              PRIMARY KEY (id));
            CREATE TABLE loose (happened TIMESTAMP(3) NOT NULL, name VARCHAR);
            CREATE VIEW counted AS SELECT ok, COUNT(*) AS n FROM events GROUP BY ok;
            """);

    private final RequestDecoder decoder = decoderOf("events", 1000);

    private static RequestDecoder decoderOf(String source, int mostEvents) {
        return new RequestDecoder(
                PIPELINE.source(source),
                Decoders.eventTimes(PIPELINE, PIPELINE.source(source)),
                new EventTimes(Clock.fixed(NOW, ZoneOffset.UTC), Duration.ofHours(24)),
                mostEvents,
                100_000);
    }

    private Decoded decode(Format format, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return decoder.decode(bytes, bytes.length, format, EventSpelling.EXACT);
    }

    @Test
    void unknownFields_arePassedOverWhereTheRequestSaysSo() {
        String known = event("\"small\":1");
        String more = known.replaceFirst(
                "\\{", "{\"tags\":[\"x\",{\"y\":[1]}],\"geo\":{\"city\":\"Bonn\",\"small\":7},\"n\":null,");
        byte[] bytes = more.getBytes(StandardCharsets.UTF_8);
        for (Format format : List.of(Format.JSON, Format.NDJSON)) {
            Decoded passed = decoder.decode(
                    bytes, bytes.length, format, new EventSpelling(TimeSpelling.EXACT, ValueSpelling.EXACT, true));
            assertThat(passed.rejected()).isEmpty();
            assertThat(passed.accepted().get(0).value())
                    .isEqualTo(decode(format, known).accepted().get(0).value());
        }
        assertThat(decode(Format.JSON, more).rejected().get(0).reason()).contains("?unknown=ignore");
    }

    private Object[] row(String fields) {
        Decoded decoded = decode(Format.JSON, event(fields));
        assertThat(decoded.rejected()).isEmpty();
        return new EventCodec(PIPELINE.source("events"))
                .decode(decoded.accepted().get(0).value());
    }

    private Rejection rejection(String fields) {
        Decoded decoded = decode(Format.JSON, event(fields));
        assertThat(decoded.accepted()).as(fields).isEmpty();
        assertThat(decoded.rejected()).hasSize(1);
        return decoded.rejected().get(0);
    }

    private static String event(String fields) {
        return "{\"id\":\"a\",\"happened\":\"2026-06-01T11:00:00Z\"" + (fields.isEmpty() ? "" : "," + fields) + "}";
    }

    private void refused(String fields, String column, String reason) {
        Rejection rejection = rejection(fields);
        assertThat(rejection.column()).isEqualTo(column);
        assertThat(rejection.reason()).isEqualTo(reason);
    }

    @Test
    void everyType_isReadAsItsClass() {
        Object[] row = row("""
                "noted":1780311600001,"small":-5,"big":9223372036854775807,"amount":1234.5,"ratio":-0.0,
                "born":"2000-02-29","ok":true,"ce_id":"\\ud83d\\ude00"
                """);
        assertThat(row)
                .containsExactly(
                        "a",
                        Instant.parse("2026-06-01T11:00:00Z").toEpochMilli(),
                        1780311600001L,
                        -5,
                        Long.MAX_VALUE,
                        new BigDecimal("1234.50"),
                        0.0,
                        11016,
                        true,
                        "\ud83d\ude00",
                        null);
    }

    @Test
    void nullsAndAbsentFields_areNull() {
        assertThat(row("\"small\":null,\"ok\":null")).containsOnlyOnce("a").endsWith(null, null, null);
    }

    @Test
    void wholeNumbers_mayBeWrittenWithPointOrExponent() {
        assertThat(row("\"small\":5.0,\"big\":12e2")).contains(5, 1200L);
        assertThat(row("\"amount\":1.500,\"ratio\":1e-400")).contains(new BigDecimal("1.50"), 0.0);
        assertThat(row("\"amount\":1e3")).contains(new BigDecimal("1000.00"));
        assertThat(row("\"amount\":0e999999999,\"big\":-0.0")).contains(new BigDecimal("0.00"), 0L);
    }

    @Test
    void wrongNumbers_areRefusedWithValueAndRange() {
        refused("\"small\":2147483648", "small", "small is 2147483648, but INTEGER is from -2147483648 to 2147483647.");
        refused("\"small\":1.5", "small", "small is 1.5, but INTEGER has no fraction.");
        refused(
                "\"small\":\"1\"",
                "small",
                "small is \"1\", but INTEGER is a whole number; in JSON it has no quotes. This is read with braid send --decimal . (?decimal=. over HTTP).");
        refused(
                "\"small\":{}",
                "small",
                "small is an object, but INTEGER is a whole number; in JSON it has no quotes.");
        refused(
                "\"big\":1e999999999",
                "big",
                "big is 1e999999999, but BIGINT is from -9223372036854775808 to 9223372036854775807.");
        refused(
                "\"big\":9223372036854775808",
                "big",
                "big is 9223372036854775808, but BIGINT is from -9223372036854775808 to 9223372036854775807.");
        refused(
                "\"amount\":0.005",
                "amount",
                "amount is 0.005, but DECIMAL(6,2) has at most 2 digits after the point.");
        refused(
                "\"amount\":12345",
                "amount",
                "amount is 12345, but DECIMAL(6,2) has at most 4 digits before the point.");
        refused(
                "\"amount\":1e999999999",
                "amount",
                "amount is 1e999999999, but DECIMAL(6,2) has at most 4 digits before the point.");
        refused(
                "\"amount\":\"1\"",
                "amount",
                "amount is \"1\", but DECIMAL(6,2) is a number; in JSON it has no quotes. This is read with braid send --decimal . (?decimal=. over HTTP).");
        refused("\"ratio\":1e400", "ratio", "ratio is 1e400, but DOUBLE is at most 1.7976931348623157E308.");
        refused(
                "\"ratio\":\"NaN\"",
                "ratio",
                "ratio is \"NaN\", but DOUBLE is a number; in JSON it has no quotes. If it says that nothing is there, tell it with braid send --null NaN (?null=NaN over HTTP).");
        refused(
                "\"ok\":\"true\"",
                "ok",
                "ok is \"true\", but BOOLEAN is true or false; in JSON without quotes. What else is true or false is told with braid send --true true --false false (?true=true&false=false over HTTP).");
        refused(
                "\"ok\":1",
                "ok",
                "ok is 1, but BOOLEAN is true or false; in JSON without quotes. What else is true or false is told with braid send --true Yes --false No (?true=Yes&false=No over HTTP).");
        refused("\"ok\":[1,{\"x\":2}]", "ok", "ok is an array, but BOOLEAN is true or false; in JSON without quotes.");
        refused("\"born\":20010101", "born", "born is 20010101, but DATE is a string like \"2001-01-31\".");
        refused("\"born\":\"2001-02-29\"", "born", "born is \"2001-02-29\", but DATE is a day of the calendar.");
    }

    @Test
    void wrongTexts_areRefused() {
        refused("\"ce_id\":{\"a\":[1]}", "ce_id", "ce_id is an object, but VARCHAR is a string in quotes.");
        refused(
                "\"ce_id\":\"a\\u0000b\"",
                "ce_id",
                "ce_id is \"a\\u0000b\", but VARCHAR cannot hold the character U+0000.");
        refused(
                "\"ce_id\":\"a\\ud800\"",
                "ce_id",
                "ce_id is \"a\\ud800\", but VARCHAR cannot hold half of a surrogate pair.");
        refused(
                "\"ce_id\":\"\\udc00a\"",
                "ce_id",
                "ce_id is \"\\udc00a\", but VARCHAR cannot hold half of a surrogate pair.");
        Rejection tooLong =
                decode(Format.JSON, "{\"id\":\"123456789\"}").rejected().get(0);
        assertThat(tooLong.reason())
                .isEqualTo("id is \"123456789\", but VARCHAR(8) holds at most 8 characters, not 9.");
        String faces = "\ud83d\ude00".repeat(8);
        assertThat(decode(Format.JSON, "{\"id\":\"" + faces + "\",\"happened\":1780311600000}")
                        .accepted())
                .hasSize(1);
    }

    @Test
    void eventTime_liesBetween1970AndNowPlusTheAllowance() {
        assertThat(decode(Format.NDJSON, """
                {"id":"a","happened":"1970-01-01T00:00:00Z"}
                {"id":"a","happened":"2026-06-02T12:00:00.000Z"}
                """).accepted()).hasSize(2);
        List<Rejection> rejected = decode(Format.NDJSON, """
                {"id":"a","happened":"1969-12-31T23:59:59.999Z"}
                {"id":"a","happened":"2026-06-02T12:00:00.001Z"}
                {"id":"a","happened":"9999-12-31T23:59:59Z"}
                """).rejected();
        assertThat(rejected).extracting(Rejection::index).containsExactly(0, 1, 2);
        assertThat(rejected.get(2).reason())
                .isEqualTo("happened is \"9999-12-31T23:59:59Z\", but TIMESTAMP(3) as event time lies from "
                        + "1970-01-01T00:00:00Z to 2026-06-02T12:00:00Z (now + ingest.max.ahead.hours).");
        assertThat(row("\"noted\":\"9999-12-31T23:59:59Z\"")).contains(253402300799000L);
        refused(
                "\"noted\":253402300800000",
                "noted",
                "noted is 253402300800000, but TIMESTAMP(3) lies in the years 1 to 9999; in micros it is "
                        + "1978-01-11T21:31:40.800Z (braid send --epoch micros, ?epoch=micros over HTTP).");
    }

    @Test
    void fields_mustBeKnownGivenOnceAndPresent() {
        refused(
                "\"amuont\":1",
                "amuont",
                "Source events has no column \"amuont\". Did you mean 'amount'?" + PASSED_OVER);
        refused(
                "\"Amount\":1",
                "Amount",
                "Source events has no column \"Amount\". Did you mean 'amount'?" + PASSED_OVER);
        refused("\"id\":\"b\"", "id", "id is given twice in one event; give it once.");
        Decoded decoded = decode(Format.JSON, "[{\"id\":\"a\"},{\"id\":null,\"happened\":1780311600000}]");
        assertThat(decoded.rejected())
                .extracting(Rejection::reason)
                .containsExactly(
                        "happened is missing, but is TIMESTAMP(3) NOT NULL in source events.",
                        "id is null, but is VARCHAR(8) NOT NULL in source events.");
    }

    @Test
    void array_isReadOnBehindRejectedElements() {
        Decoded decoded = decode(
                Format.JSON,
                "[1, " + event("\"x\":{\"y\":[{}]}") + ",[[{\"a\":1}]], " + event("") + ",null, " + event("\"ok\":5")
                        + "]");
        assertThat(decoded.accepted()).hasSize(1);
        assertThat(decoded.rejected()).extracting(Rejection::index).containsExactly(0, 1, 2, 4, 5);
        assertThat(decoded.rejected())
                .extracting(r -> new String(r.event(), StandardCharsets.UTF_8))
                .containsExactly("1", event("\"x\":{\"y\":[{}]}"), "[[{\"a\":1}]]", "null", event("\"ok\":5"));
    }

    @Test
    void malformedJson_isWrongAsAWhole() {
        assertThatThrownBy(() -> decode(Format.JSON, "[" + event("") + ",\n {\"id\" 1}]"))
                .isInstanceOfSatisfying(Malformed.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(8);
                });
        for (String body :
                List.of("", "  ", "5", "[", "{", event("") + event(""), "[]]", "\u0000{}", "{\"id\":NaN}", "[1,]")) {
            assertThatThrownBy(() -> decode(Format.JSON, body)).as(body).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> decode(Format.JSON, "[".repeat(100_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void malformedLine_isRejectedAlone() {
        Decoded decoded = decode(
                Format.NDJSON,
                "\ufeff" + event("") + "\r\n\n{\"id\":\n" + event("") + "\n" + event("") + event("") + "\n[]\n\u0000\n"
                        + event(""));
        assertThat(decoded.accepted()).hasSize(3);
        assertThat(decoded.rejected()).extracting(Rejection::index).containsExactly(1, 3, 4, 5);
        assertThat(decoded.rejected().get(0).reason()).startsWith("The line is not JSON at column ");
        assertThat(decoded.rejected().get(1).reason()).isEqualTo("The line goes on after its event; one event a line.");
        assertThat(decoded.rejected().get(2).reason()).isEqualTo("An event is a JSON object, not an array.");
        assertThat(decoded.rejected().get(3).reason()).isEqualTo("The line is not JSON: The text is not UTF-8");
    }

    @Test
    void emptyBatches_holdNothing() {
        assertThat(decode(Format.JSON, "[]")).isEqualTo(new Decoded(List.of(), List.of()));
        assertThat(decode(Format.NDJSON, "\n\r\n")).isEqualTo(new Decoded(List.of(), List.of()));
        assertThat(decode(Format.CLOUD_EVENTS, "[]")).isEqualTo(new Decoded(List.of(), List.of()));
    }

    @Test
    void moreEventsThanAllowed_areRefusedBeforeTheEnd() {
        RequestDecoder narrow = decoderOf("events", 3);
        byte[] million = ("[" + "1,".repeat(999_999) + "1]").getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> narrow.decode(million, million.length, Format.JSON, EventSpelling.EXACT))
                .isInstanceOf(TooManyEvents.class);
        byte[] lines = "1\n".repeat(4).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> narrow.decode(lines, lines.length, Format.NDJSON, EventSpelling.EXACT))
                .isInstanceOf(TooManyEvents.class);
    }

    @Test
    void cloudEvent_isItsDataAndFillsDeclaredAttributes() {
        String envelope =
                "\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shop\",\"type\":\"click\",\"time\":\"2026-06-01T10:00:00Z\"";
        Decoded decoded = decode(
                Format.CLOUD_EVENTS,
                "[{" + envelope + ",\"data\":" + event("") + "},{\"data\":" + event("\"ce_id\":\"own\"") + ","
                        + envelope + "}]");
        assertThat(decoded.rejected()).isEmpty();
        EventCodec codec = new EventCodec(PIPELINE.source("events"));
        assertThat(codec.decode(decoded.accepted().get(0).value()))
                .endsWith("e-1", Instant.parse("2026-06-01T10:00:00Z").toEpochMilli());
        assertThat(codec.decode(decoded.accepted().get(1).value())).contains("own");
        assertThat(cloudRejection("{\"data\":{}}")).isEqualTo("specversion is missing, but must be \"1.0\".");
        assertThat(cloudRejection("{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"data\":" + event("") + "}"))
                .isEqualTo("type is missing, but a CloudEvent needs it.");
        assertThat(cloudRejection("{" + envelope + ",\"data_base64\":\"AA==\"}"))
                .isEqualTo("The event is in data_base64; give it as a JSON object in data.");
        assertThat(cloudRejection("{" + envelope + ",\"data\":\"x\"}"))
                .isEqualTo("data is \"x\", but must be the event: a JSON object.");
        assertThat(cloudRejection("{" + envelope + ",\"datacontenttype\":\"text/xml\",\"data\":" + event("") + "}"))
                .isEqualTo("datacontenttype is \"text/xml\", but must be application/json.");
        assertThat(cloudRejection("{" + envelope + ",\"data\":" + event("\"small\":{\"a\":{}}") + ",\"z\":[{}]}"))
                .isEqualTo("small is an object, but INTEGER is a whole number; in JSON it has no quotes.");
    }

    private String cloudRejection(String event) {
        Decoded decoded = decode(Format.CLOUD_EVENT, event);
        assertThat(decoded.rejected()).hasSize(1);
        return decoded.rejected().get(0).reason();
    }

    @Test
    void recordKey_dependsOnThePrimaryKeyAlone() {
        byte[] one = decode(Format.JSON, event("\"small\":1")).accepted().get(0).key();
        byte[] same =
                decode(Format.JSON, event("\"small\":2")).accepted().get(0).key();
        byte[] other = decode(Format.JSON, "{\"id\":\"b\",\"happened\":1780311600000}")
                .accepted()
                .get(0)
                .key();
        assertThat(one).isEqualTo(same).isNotEqualTo(other).hasSize(8);
        // The function is part of the log's format: this value must never change.
        assertThat(one).asHexString().isEqualTo("D8DC37186BAEB3DF");
        byte[] loose = "{\"happened\":1780311600000}".getBytes(StandardCharsets.UTF_8);
        assertThat(decoderOf("loose", 10)
                        .decode(loose, loose.length, Format.JSON, EventSpelling.EXACT)
                        .accepted()
                        .get(0)
                        .key())
                .isNull();
    }

    @Test
    void eventTooLargeForARecord_isRejected() {
        RequestDecoder tight = new RequestDecoder(
                PIPELINE.source("loose"), List.of(), new EventTimes(Clock.systemUTC(), Duration.ofHours(1)), 10, 100);
        byte[] body =
                ("{\"happened\":1780311600000,\"name\":\"" + "x".repeat(200) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(tight.decode(body, body.length, Format.JSON, EventSpelling.EXACT)
                        .rejected()
                        .get(0)
                        .reason())
                .endsWith("but at most 100 fit into a record.");
    }
}
