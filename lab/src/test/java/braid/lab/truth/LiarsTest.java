package braid.lab.truth;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.lab.recording.Recording;
import braid.lab.scenario.Scenario;
import braid.lab.scenario.Workload;
import braid.launcher.client.Api;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doubles of an architecture that lie about an account of clicks, each in a way of its own; each is caught, and one that does not lie is not. */
class LiarsTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path TRUTH = ROOT.resolve("lab/truth/clicks.sql");
    private static final int EVERY_MS = 500;
    private static final int BEHIND_MS = 150;
    private static final String VIEW = "page_views";
    private static final String OTHER = "user_activity";

    @TempDir
    static Path folder;

    private static Pipeline pipeline;
    private static Recording recording;
    private static Oracle oracle;
    private static Arrivals arrivals;

    @BeforeAll
    static void record() throws Exception {
        pipeline = PipelineCompiler.compile("clicks.sql", Files.readString(ROOT.resolve("pipelines/clicks.sql")));
        recording = Recording.of(
                new Scenario(
                        "liars",
                        "Clicks.",
                        "clicks",
                        new Workload("clicks", 3, 100, 1.1, 0.05, 0.02),
                        List.of(new Scenario.Phase(200, Duration.ofSeconds(10))),
                        Optional.empty(),
                        Duration.ofMillis(EVERY_MS),
                        List.of()),
                pipeline);
        oracle = new Oracle(pipeline, recording, TRUTH, folder);
        arrivals = new Arrivals(
                recording.dueMillis(),
                recording.events().stream()
                        .mapToLong(event -> event.dueMillis() + 3)
                        .toArray());
    }

    @AfterAll
    static void close() {
        oracle.close();
    }

    /** What an architecture shows at a moment: of which events, and how many it says are missing. */
    private interface Shown {
        KeyedRows rows(View view, long time);

        default long lag(long time) {
            return arrivals.by(time) - arrivals.by(time - BEHIND_MS);
        }
    }

    private static Judgement judge(Shown shown) {
        List<Sample> samples = new ArrayList<>();
        for (long time = EVERY_MS; time <= 12_000; time += EVERY_MS) {
            for (String view : List.of(VIEW, OTHER)) {
                samples.add(new Sample(
                        view, time, time + 5, answer(shown.rows(pipeline.view(view), time), shown.lag(time)), null));
            }
        }
        for (String view : List.of("product_ranking", "revenue_by_country")) {
            if (KeyedRows.counting(pipeline.view(view)).isPresent()) {
                samples.add(new Sample(
                        view, 12_000, 12_005, answer(oracle.rows(pipeline.view(view), oracle.events()), 0), null));
            }
        }
        return new Judge(oracle, arrivals).of(samples).judgement();
    }

    private static ObjectNode answer(KeyedRows rows, long lag) {
        ObjectNode answer = Api.JSON.createObjectNode();
        ArrayNode list = answer.putArray("rows");
        List<String> keys = KeyedRows.keys(rows.view());
        rows.byKey().forEach((key, values) -> {
            ObjectNode row = list.addObject();
            for (int i = 0; i < keys.size(); i++) {
                put(row, keys.get(i), key.get(i));
            }
            values.forEach((name, value) -> put(row, name, value));
        });
        answer.putObject("coverage").put("lag_events", lag);
        return answer;
    }

    private static void put(ObjectNode row, String name, Object value) {
        if (value instanceof BigDecimal number) {
            row.put(name, number);
        } else if (value == KeyedRows.Null.NULL) {
            row.putNull(name);
        } else {
            row.put(name, value.toString());
        }
    }

    private static Shown honest(IntUnaryOperator events) {
        return (view, time) -> oracle.rows(view, events.applyAsInt(arrivals.by(time - BEHIND_MS)));
    }

    @Test
    void honest_isRight_andNothingIsHeldAgainstIt() {
        Judgement judgement = judge(honest(n -> n));

        assertThat(judgement.isRightAtLast()).isTrue();
        assertThat(judgement.wrong()).isEmpty();
        assertThat(judgement.impossible()).isZero();
        assertThat(judgement.lies()).isEmpty();
        assertThat(judgement.overRows()).isZero();
        assertThat(judgement.stale().max()).isBetween(100L, 250L);
        assertThat(judgement.correct().never()).isZero();
        assertThat(judgement.correct().p50()).isBetween((long) BEHIND_MS, (long) BEHIND_MS + EVERY_MS);
    }

    @Test
    void oneEventInAThousandDropped_isMissedByNumber() {
        List<Recording.Event> kept = new ArrayList<>();
        for (int i = 0; i < recording.events().size(); i++) {
            if (i % 1000 != 500) {
                kept.add(recording.events().get(i));
            }
        }
        try (Oracle dropping = new Oracle(pipeline, new Recording(recording.source(), kept, ""), TRUTH, folder)) {
            Judgement judgement = judge((view, time) -> {
                int come = arrivals.by(time - BEHIND_MS);
                int dropped = (int) java.util.stream.IntStream.range(0, come)
                        .filter(i -> i % 1000 == 500)
                        .count();
                return dropping.rows(view, come - dropped);
            });

            assertThat(judgement.isRightAtLast()).isFalse();
            assertThat(judgement.lost()).isEqualTo(2);
            assertThat(judgement.doubled()).isZero();
            assertThat(judgement.wrong()).anyMatch(line -> line.startsWith(VIEW));
        }
    }

    @Test
    void segmentDoubledAtTheBoundary_isCountedTooOften() {
        Judgement judgement = judge((view, time) -> {
            int come = arrivals.by(time - BEHIND_MS);
            return come < 1040 ? oracle.rows(view, come) : plus(oracle.rows(view, come), between(view, 1000, 1040));
        });

        assertThat(judgement.isRightAtLast()).isFalse();
        assertThat(judgement.lost()).isZero();
        assertThat(judgement.doubled()).isBetween(30L, 40L);
        assertThat(judgement.overEvents()).isBetween(10L, 40L);
        assertThat(judgement.impossible()).isPositive();
    }

    /** How many events each row has of some in the middle. */
    private static Map<List<Object>, Long> between(View view, int from, int to) {
        Map<List<Object>, Long> counts = new java.util.HashMap<>();
        String counting = KeyedRows.counting(view).orElseThrow();
        oracle.rows(view, to).byKey().forEach((key, row) -> {
            Map<String, Object> before = oracle.rows(view, from).byKey().get(key);
            long less = before == null ? 0 : ((BigDecimal) before.get(counting)).longValue();
            counts.put(key, ((BigDecimal) row.get(counting)).longValue() - less);
        });
        return counts;
    }

    private static KeyedRows plus(KeyedRows rows, Map<List<Object>, Long> more) {
        String counting = KeyedRows.counting(rows.view()).orElseThrow();
        Map<List<Object>, Map<String, Object>> sum = new java.util.LinkedHashMap<>();
        rows.byKey().forEach((key, row) -> {
            Map<String, Object> changed = new java.util.LinkedHashMap<>(row);
            changed.put(
                    counting,
                    KeyedRows.comparable(((BigDecimal) row.get(counting)).longValue() + more.getOrDefault(key, 0L)));
            sum.put(key, changed);
        });
        return new KeyedRows(rows.view(), sum);
    }

    @Test
    void answerBeforeItsEventsHaveCome_showsMoreThanThereIs() {
        Judgement judgement =
                judge((view, time) -> oracle.rows(view, Math.min(oracle.events(), arrivals.by(time + 400))));

        assertThat(judgement.isRightAtLast()).isTrue();
        assertThat(judgement.overRows()).isPositive();
        assertThat(judgement.overEvents()).isBetween(60L, 90L);
    }

    @Test
    void staleAnswerServedAsFresh_isALie() {
        Judgement judgement = judge(new Shown() {
            @Override
            public KeyedRows rows(View view, long time) {
                return oracle.rows(view, arrivals.by(time > 4000 && time < 9000 ? 4000 : time - BEHIND_MS));
            }

            @Override
            public long lag(long time) {
                return time > 4000 && time < 9000 ? 0 : Shown.super.lag(time);
            }
        });

        assertThat(judgement.isRightAtLast()).isTrue();
        assertThat(judgement.impossible()).isZero();
        assertThat(judgement.lies()).isNotEmpty();
        assertThat(judgement.stale().max()).isGreaterThan(4000);
    }

    @Test
    void rightAtLastOnly_isImpossibleBefore() {
        Judgement judgement = judge((view, time) -> {
            int come = arrivals.by(time - BEHIND_MS);
            if (come == oracle.events() || come < 100) {
                return oracle.rows(view, come);
            }
            // Half of the rows are ahead of the others.
            Map<List<Object>, Map<String, Object>> mixed = new java.util.LinkedHashMap<>();
            KeyedRows ahead = oracle.rows(view, come);
            KeyedRows behind = oracle.rows(view, come - 100);
            ahead.byKey().forEach((key, row) -> {
                Map<String, Object> other = behind.byKey().get(key);
                mixed.put(key, key.hashCode() % 2 == 0 || other == null ? row : other);
            });
            return new KeyedRows(view, mixed);
        });

        assertThat(judgement.isRightAtLast()).isTrue();
        assertThat(judgement.impossible()).isGreaterThan(10);
        assertThat(judgement.impossibleMillis()).isGreaterThan(2000);
    }
}
