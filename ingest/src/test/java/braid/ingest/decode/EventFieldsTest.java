package braid.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.event.EventCodec;
import braid.core.event.record.RowText;
import braid.core.spelling.EventSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.decode.refusal.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Fields that are called otherwise than their columns, that lie in objects, that are kept as text, or that nobody wants. */
class EventFieldsTest {
    private static final long AT = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE posts (
              "createdAt" TIMESTAMP(3) NOT NULL FROM '@timestamp',
              "userId" VARCHAR(5) NOT NULL FROM 'user.id',
              city VARCHAR FROM 'user.address.city',
              likes INTEGER FROM 'like-count',
              tags VARCHAR(40) FORMAT JSON);
            CREATE TABLE few ("userName" VARCHAR NOT NULL, ts TIMESTAMP(3) NOT NULL, n INTEGER FROM 'a.n') WITH (unknown = 'ignore');
            CREATE VIEW v AS SELECT "userId", COUNT(*) AS n FROM posts GROUP BY "userId";
            CREATE VIEW w AS SELECT username, COUNT(*) AS n FROM few GROUP BY username;
            """);

    private static final String NEEDED = "\"@timestamp\":\"2026-05-01T00:00:00Z\"";

    private static Decoded decode(String source, Format format, String body) {
        Source asked = PIPELINE.source(source);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new RequestDecoder(
                        asked,
                        Decoders.eventTimes(PIPELINE, asked),
                        new EventTimes(
                                Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC),
                                Duration.ofHours(24)),
                        100,
                        100_000)
                .decode(bytes, bytes.length, format, EventSpelling.EXACT);
    }

    private static Object[] row(String source, String event) {
        Decoded decoded = decode(source, Format.NDJSON, event);
        assertThat(decoded.rejected()).isEmpty();
        return new EventCodec(PIPELINE.source(source))
                .decode(decoded.accepted().get(0).value());
    }

    private static String reason(String event) {
        Decoded decoded = decode("posts", Format.NDJSON, event);
        assertThat(decoded.accepted()).as(event).isEmpty();
        return decoded.rejected().get(0).reason();
    }

    @Test
    void fields_fillTheColumnsThatNameThem() {
        String nested = "{" + NEEDED
                + ",\"user\":{\"address\":{\"city\":\"Bonn\"},\"id\":\"u1\"},\"like-count\":7,\"tags\":[\"a\",{\"b\": [1.50, null]}]}";
        Object[] expected = {AT, "u1", "Bonn", 7, "[\"a\",{\"b\":[1.50,null]}]"};
        assertThat(row("posts", nested)).isEqualTo(expected);
        assertThat(
                        row(
                                "posts",
                                "{" + NEEDED
                                        + ",\"user.id\":\"u1\",\"user\":{\"address.city\":\"Bonn\"},\"like-count\":7,\"tags\":\"[\\\"a\\\",{\\\"b\\\":[1.50,null]}]\"}"))
                .isEqualTo(expected);
        assertThat(row("posts", "{" + NEEDED + ",\"user\":{\"id\":\"u1\",\"address\":null}}"))
                .isEqualTo(new Object[] {AT, "u1", null, null, null});
    }

    @Test
    void textOfAnyValue_keepsDigitsAndOrder() {
        assertThat(List.of("{}", "[]", "1.50", "1e400", "true", "{\"b\":\"\\u0000\\\"\",\"a\":{\"b\":[]}}"))
                .allSatisfy(json -> assertThat(
                                row("posts", "{" + NEEDED + ",\"user\":{\"id\":\"u1\"},\"tags\": " + json + "}")[4])
                        .isEqualTo(json));
        assertThat(reason("{" + NEEDED + ",\"user\":{\"id\":\"u1\"},\"tags\":[" + "1,".repeat(20) + "1]}"))
                .contains("holds at most 40 characters, not 43");
    }

    @Test
    void whatDoesNotFit_isNamedAsItWasSent() {
        assertThat(reason("{" + NEEDED + ",\"user\":{\"id\":7}}"))
                .isEqualTo("user.id is 7, but VARCHAR(5) is a string in quotes.");
        assertThat(reason("{" + NEEDED + ",\"user\":{}}"))
                .isEqualTo("user.id is missing, but is VARCHAR(5) NOT NULL in source posts.");
        assertThat(reason("{" + NEEDED + ",\"user\":\"ann\"}"))
                .isEqualTo("user is \"ann\", but source posts reads an object there: user.address.city, user.id.");
        assertThat(reason("{" + NEEDED + ",\"user\":{\"id\":\"u1\",\"nme\":1}}"))
                .contains("has no column \"user.nme\".");
        assertThat(reason("{" + NEEDED + ",\"user\":{\"id\":\"u1\"},\"geo\":{\"x\":1}}"))
                .endsWith("A field in it is declared with FROM 'geo.x'.");
        assertThat(reason("{" + NEEDED + ",\"user\":{\"id\":\"u1\"},\"user.id\":\"u2\"}"))
                .isEqualTo("user.id is given twice in one event; give it once.");
        assertThat(reason("{\"createdAt\":1}")).contains("has no column \"createdAt\".");
    }

    @Test
    void eventAfterOneThatIsRefusedInsideAnObject_isRead() {
        String good = "{" + NEEDED + ",\"user\":{\"id\":\"u1\"}}";
        String bad = "{" + NEEDED + ",\"user\":{\"address\":{\"city\":[1,{}]},\"id\":\"u2\"}}";
        Decoded decoded = decode("posts", Format.JSON, "[" + good + "," + bad + "," + good + "]");
        assertThat(decoded.accepted()).hasSize(2);
        assertThat(decoded.rejected()).extracting(Rejection::index).containsExactly(1);
    }

    @Test
    void sourceThatIgnoresUnknownFields_passesOverThem() {
        Object[] expected = {"ann", AT, 3};
        assertThat(
                        row(
                                "few",
                                "{\"x\":[{}],\"userName\":\"ann\",\"ts\":\"2026-05-01T00:00:00Z\",\"a\":{\"b\":{},\"n\":3},\"username\":1}"))
                .isEqualTo(expected);
        assertThat(row("few", "{\"a\":5,\"userName\":\"ann\",\"ts\":\"2026-05-01T00:00:00Z\",\"a.n\":3}"))
                .isEqualTo(expected);
    }

    @Test
    void fieldInOtherLetters_isAnsweredWithTheRightOne() {
        Pipeline camel = PipelineCompiler.compile(
                "p.sql",
                "CREATE TABLE t (\"eventTime\" TIMESTAMP(3) NOT NULL); CREATE VIEW v AS SELECT COUNT(*) AS n FROM t;");
        byte[] bytes = "{\"eventtime\":\"2026-05-01T00:00:00Z\"}".getBytes(StandardCharsets.UTF_8);
        Decoded decoded = new Decoders(
                        camel, camel.source("t"), new EventTimes(Clock.systemUTC(), Duration.ofDays(1)), 9, 999)
                .decode(bytes, bytes.length, Format.JSON, EventSpelling.EXACT);
        assertThat(decoded.rejected().get(0).reason()).contains("Did you mean 'eventTime'?");
    }

    @Test
    void decodedEvent_canBeSentAgain() {
        String event = "{" + NEEDED + ",\"user\":{\"id\":\"u1\"},\"like-count\":7,\"tags\":{\"a\":[1]}}";
        Object[] row = row("posts", event);
        assertThat(row("posts", new JsonMapper().writeValueAsString(new RowText(PIPELINE.source("posts")).event(row))))
                .isEqualTo(row);
    }
}
