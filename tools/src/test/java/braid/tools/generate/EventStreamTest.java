package braid.tools.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import braid.core.event.EventCodec;
import braid.core.spelling.EventSpelling;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.ingest.decode.Decoded;
import braid.ingest.decode.Decoders;
import braid.ingest.decode.Format;
import braid.ingest.decode.column.EventTimes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventStreamTest {
    private static final long START = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
    private static final int MANY = 20_000;

    private static EventStream stream(Shape shape, long seed, double late, double duplicates) {
        return new EventStream(shape, seed, START, 1000, late, duplicates);
    }

    private static List<String> take(EventStream stream, int count) {
        return Stream.generate(stream::next).limit(count).toList();
    }

    private static List<Object[]> accepted(String pipelineFile, List<String> events) throws IOException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of("..", "pipelines", pipelineFile));
        Source source = pipeline.sources().get(0);
        byte[] body = String.join("\n", events).getBytes(StandardCharsets.UTF_8);
        Decoded decoded = new Decoders(
                        pipeline, source, new EventTimes(Clock.systemUTC(), Duration.ofHours(1)), MANY, 1000)
                .decode(body, body.length, Format.NDJSON, EventSpelling.EXACT);
        assertThat(decoded.rejected()).isEmpty();
        EventCodec codec = new EventCodec(source);
        return decoded.accepted().stream().map(e -> codec.decode(e.value())).toList();
    }

    @Test
    void sameSeed_makesTheSameEvents() {
        for (List<Shape> twins : List.of(
                List.<Shape>of(new Clicks(50, Zipf.USUAL), new Clicks(50, Zipf.USUAL)),
                List.<Shape>of(new Sensors(50), new Sensors(50)),
                List.<Shape>of(new Transfers(50, Zipf.USUAL), new Transfers(50, Zipf.USUAL)))) {
            List<String> first = take(stream(twins.get(0), 7, 0.1, 0.1), 2000);
            assertThat(take(stream(twins.get(1), 7, 0.1, 0.1), 2000)).isEqualTo(first);
            assertThat(take(stream(twins.get(1), 8, 0.1, 0.1), 2000)).isNotEqualTo(first);
        }
    }

    @Test
    void everyEvent_isAcceptedByItsPipeline() throws IOException {
        assertThat(accepted("clicks.sql", take(stream(new Clicks(50, Zipf.USUAL), 1, 0.1, 0.1), MANY)))
                .hasSize(MANY);
        assertThat(accepted("sensors.sql", take(stream(new Sensors(50), 1, 0.1, 0.1), MANY)))
                .hasSize(MANY);
        assertThat(accepted("transfers.sql", take(stream(new Transfers(50, Zipf.USUAL), 1, 0.1, 0.1), MANY)))
                .hasSize(MANY);
    }

    @Test
    void duplicates_areIdenticalAndAsManyAsAsked() {
        List<String> events = take(stream(new Clicks(50, Zipf.USUAL), 3, 0, 0.05), MANY);
        assertThat(1 - new HashSet<>(events).size() / (double) MANY).isCloseTo(0.05, within(0.01));
        assertThat(take(stream(new Clicks(50, Zipf.USUAL), 3, 0, 0), MANY)).doesNotHaveDuplicates();
    }

    @Test
    void lateEvents_areMinutesToDaysLateAndAsManyAsAsked() throws IOException {
        List<Object[]> rows = accepted("clicks.sql", take(stream(new Clicks(50, Zipf.USUAL), 3, 0.2, 0), MANY));
        int late = 0;
        for (int i = 0; i < MANY; i++) {
            long delay = START + i - (Long) rows.get(i)[1];
            if (delay != 0) {
                late++;
                assertThat(delay).isBetween(60_000L, 3 * 86_400_000L);
            }
        }
        assertThat(late / (double) MANY).isCloseTo(0.2, within(0.02));
    }

    @Test
    void entriesOfATransfer_sumToZeroAndAreNeverParted() throws IOException {
        EventStream stream = stream(new Transfers(2, Zipf.USUAL), 5, 0.1, 0);
        List<String> events = new ArrayList<>();
        while (events.size() < 999 || !stream.isWhole()) {
            events.add(stream.next());
        }
        assertThat(events).hasSize(1000);
        BigDecimal sum = BigDecimal.ZERO;
        for (Object[] row : accepted("transfers.sql", events)) {
            sum = sum.add((BigDecimal) row[4]);
        }
        assertThat(sum).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void fewUsers_makeMostOfTheEvents() {
        List<String> events = take(stream(new Clicks(1000, Zipf.USUAL), 3, 0, 0), MANY);
        long ofTheFirst = events.stream().filter(e -> e.contains("\"user-0\"")).count();
        assertThat(ofTheFirst / (double) MANY).isBetween(0.1, 0.3);
    }
}
