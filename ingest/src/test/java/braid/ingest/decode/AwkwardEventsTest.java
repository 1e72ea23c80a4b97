package braid.ingest.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import braid.core.event.AwkwardEvents;
import braid.core.event.EventCodec;
import braid.core.spelling.EventSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.decode.column.EventTimes;
import braid.ingest.decode.refusal.Malformed;
import braid.ingest.decode.refusal.Rejection;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Generated sources and events through the door: what is accepted is what an independent reading says, what is rejected has a column or a
 * reason, and nothing depends on what is sent beside it. {@code -Dbraid.test.seed=N} tries another seed; failures are shrunk.
 */
class AwkwardEventsTest {
    private static final int EVENTS = 100;
    private static final EventTimes LIMITS =
            new EventTimes(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC), Duration.ofHours(24));

    static LongStream seeds() {
        long first = Long.getLong("braid.test.seed", 20_261_126L);
        return LongStream.range(first, first + Long.getLong("braid.test.seeds", 60));
    }

    /** What the door says to one event: its row, or column and reason. */
    private record Said(List<Object> row, String column, String reason) {}

    private static final class Door {
        private final Source source;
        private final RequestDecoder decoder;
        private final EventCodec codec;

        Door(Source source) {
            this.source = source;
            this.decoder = new RequestDecoder(source, List.of("ts"), LIMITS, 1_000_000, 1_000_000);
            this.codec = new EventCodec(source);
        }

        List<Said> say(byte[] body, Format format) {
            Decoded decoded = decoder.decode(body, body.length, format, EventSpelling.EXACT);
            int count = decoded.accepted().size() + decoded.rejected().size();
            List<Said> said = new ArrayList<>();
            int accepted = 0;
            int rejected = 0;
            for (int i = 0; i < count; i++) {
                if (rejected < decoded.rejected().size()
                        && decoded.rejected().get(rejected).index() == i) {
                    Rejection rejection = decoded.rejected().get(rejected++);
                    said.add(new Said(null, rejection.column(), rejection.reason()));
                } else {
                    EncodedEvent event = decoded.accepted().get(accepted++);
                    assertThat(event.key() == null).isEqualTo(!source.hasPrimaryKey());
                    said.add(new Said(Arrays.asList(codec.decode(event.value())), null, null));
                }
            }
            return said;
        }

        Said say(AwkwardEvents.Event event) {
            List<Said> said = say(event.bytes(), Format.NDJSON);
            // A line break in a broken event makes several lines of it, of which none is an event.
            return said.stream().filter(s -> s.row() == null).findFirst().orElse(said.get(0));
        }
    }

    private static Source source(AwkwardEvents events) {
        Pipeline pipeline = PipelineCompiler.compile(
                "odd.sql", events.table("odd") + "CREATE VIEW n AS SELECT COUNT(*) AS n FROM odd;");
        return pipeline.source("odd");
    }

    /** What is wrong with what the door said, or {@code null}. */
    private static String wrong(Door door, AwkwardEvents.Event event) {
        Said said = door.say(event);
        Object[] expected;
        try {
            expected = event.broken() ? null : IndependentReading.of(door.source, event.text());
        } catch (IndependentReading.No e) {
            expected = null;
        }
        if (said.row() != null) {
            return expected == null
                    ? "accepted as " + said.row() + ", but should be rejected"
                    : Arrays.asList(expected).equals(said.row())
                            ? null
                            : "read as " + said.row() + ", but is " + Arrays.asList(expected);
        }
        if (expected != null) {
            return "rejected, but is " + Arrays.asList(expected) + ": " + said.reason();
        }
        return said.reason() == null || said.reason().isBlank() ? "rejected without a reason" : null;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyEvent_isAcceptedAsItIsOrRejectedWithAReason(long seed) {
        AwkwardEvents events = new AwkwardEvents(new Random(seed));
        Door door = new Door(source(events));
        for (int i = 0; i < EVENTS; i++) {
            AwkwardEvents.Event event = i % 2 == 0 ? events.any(door.source) : events.good(door.source);
            String wrong = wrong(door, event);
            if (wrong == null && i % 2 == 1 && door.say(event).row() == null) {
                wrong = "meant to be accepted, but rejected: " + door.say(event).reason();
            }
            if (wrong != null) {
                AwkwardEvents.Event small = AwkwardEvents.shrunk(event, e -> wrong(door, e) != null);
                fail("Seed %d, %s: %s%n  %s%n  as a whole: %s", seed, door.source, wrong, small.text(), event.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatTheDoorSays_dependsOnTheEventAlone(long seed) {
        AwkwardEvents events = new AwkwardEvents(new Random(seed));
        Door door = new Door(source(events));
        List<AwkwardEvents.Event> some = new ArrayList<>();
        while (some.size() < EVENTS) {
            AwkwardEvents.Event event = events.any(door.source);
            if (!event.broken()) {
                some.add(event);
            }
        }
        List<Said> alone = some.stream().map(door::say).toList();
        List<String> texts = some.stream().map(AwkwardEvents.Event::text).toList();
        assertThat(door.say(utf8(String.join("\n", texts)), Format.NDJSON))
                .as("lines, seed %d", seed)
                .isEqualTo(alone);
        assertThat(door.say(utf8("[" + String.join(" ,\r\n", texts) + "]"), Format.JSON))
                .as("array, seed %d", seed)
                .isEqualTo(alone);
        String envelope = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":";
        assertThat(door.say(utf8("[" + envelope + String.join("}," + envelope, texts) + "}]"), Format.CLOUD_EVENTS))
                .as("CloudEvents, seed %d", seed)
                .isEqualTo(alone);
        for (int i = 0; i < texts.size(); i++) {
            assertThat(door.say(utf8(texts.get(i)), Format.JSON))
                    .as(texts.get(i))
                    .containsExactly(alone.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void damagedBytes_doNoHarmToTheirNeighbours(long seed) throws Exception {
        AwkwardEvents events = new AwkwardEvents(new Random(seed));
        Door door = new Door(source(events));
        for (int i = 0; i < EVENTS; i++) {
            AwkwardEvents.Event good = events.good(door.source);
            byte[] damaged = events.damaged(events.good(door.source));
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.write(damaged);
            body.write('\n');
            body.write(good.bytes());
            List<Said> said = door.say(body.toByteArray(), Format.NDJSON);
            assertThat(said.get(said.size() - 1)).as("seed %d", seed).isEqualTo(door.say(good));
            assertThat(said.subList(0, said.size() - 1))
                    .as("seed %d", seed)
                    .allMatch(s -> s.row() != null || !s.reason().isBlank());
            try {
                door.say(damaged, Format.JSON);
            } catch (Malformed e) {
                assertThat(e.getMessage()).isNotBlank();
                assertThat(e.line()).isPositive();
            }
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
