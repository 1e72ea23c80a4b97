package braid.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.aggregate.Accumulator;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.PartialAggregates;
import braid.core.sql.PipelineCompiler;
import braid.core.type.Column;
import braid.core.view.Key;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.flink.sql.Emit;
import braid.flink.sql.FlinkTypes;
import braid.flink.sql.NotInFlink;
import braid.flink.sql.Program;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program yields the partial aggregates that core's fold yields over the same events, in both modes. */
class ProgramTest {
    private static final Path CLICKS = Path.of("../../pipelines/clicks.sql");
    private static final long SEED = 20260102;
    private static final long NOW = 1_780_000_000_000L;

    @ParameterizedTest
    @CsvSource({"STREAMING,CONTINUOUS", "BATCH,CONTINUOUS", "BATCH,WINDOW"})
    void clicks_inDisorder_daysLate_andTwice_areFoldedAsCoreFoldsThem(RuntimeExecutionMode mode, Emit emit)
            throws Exception {
        Pipeline pipeline = PipelineCompiler.compile(CLICKS);
        List<Object[]> clicks = clicks(4_000);
        String test = mode + "-" + emit + "-";
        run(pipeline, emit, mode, test, clicks);
        for (View view : pipeline.views()) {
            check(view, TestTables.columns(test, view), TestTables.rows(test, view), fold(view, clicks));
        }
    }

    @Test
    void namesWithCapitals_areFoldedAsCoreFoldsThem() throws Exception {
        Pipeline pipeline = PipelineCompiler.compile(
                "clicks.sql",
                Files.readString(CLICKS)
                        .replace("event_time", "\"eventTime\"")
                        .replace("user_id", "\"userId\"")
                        .replace("AS visitors", "AS \"uniqueVisitors\""));
        List<Object[]> clicks = clicks(500);
        run(pipeline, Emit.CONTINUOUS, RuntimeExecutionMode.BATCH, "capitals-", clicks);
        assertThat(pipeline.views()).anyMatch(view -> view.columns().contains("uniqueVisitors"));
        for (View view : pipeline.views()) {
            check(view, TestTables.columns("capitals-", view), TestTables.rows("capitals-", view), fold(view, clicks));
        }
    }

    @Test
    void windowEmission_dropsWhatComesBehindTheWatermark_andCountsItToTheEvent() throws Exception {
        Pipeline pipeline = PipelineCompiler.compile(
                "clicks.sql",
                Files.readString(CLICKS).replaceFirst("(?s)CREATE VIEW.*", "")
                        + "CREATE VIEW minutes AS SELECT page, window_start, window_end, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE clicks,"
                        + " DESCRIPTOR(event_time), INTERVAL '1' MINUTE)) GROUP BY page, window_start, window_end;");
        View view = pipeline.views().get(0);
        long before = FlinkMetrics.late();
        List<Object[]> clicks = clicks(4_000);
        run(pipeline, Emit.WINDOW, RuntimeExecutionMode.STREAMING, "late-", clicks);
        Map<GroupKey, Object[]> all = fold(view, clicks);
        long counted = 0;
        for (Object[] row : TestTables.rows("late-", view)) {
            Object[] fold = all.get(new GroupKey((Long) row[1], new Object[] {row[0]}));
            assertThat((Long) row[2]).isLessThanOrEqualTo((Long) fold[0]);
            counted += (Long) row[2];
        }
        assertThat(4_000 - counted).isPositive().isEqualTo(FlinkMetrics.late() - before);
    }

    @Test
    void twoTimesInOneSource_areRefusedWithTheReason() {
        Pipeline pipeline = PipelineCompiler.compile(
                "t.sql",
                "CREATE TABLE t (a TIMESTAMP(3) NOT NULL, b TIMESTAMP(3) NOT NULL);" + view("v", "a") + view("w", "b"));
        assertThatThrownBy(() -> run(pipeline, Emit.CONTINUOUS, RuntimeExecutionMode.BATCH, "two-", List.of()))
                .isInstanceOf(NotInFlink.class)
                .hasMessageContaining("windows over a and b");
    }

    @Test
    void viewThatFlinkCannotPlan_isNamed_withItsStatement() {
        Pipeline pipeline = PipelineCompiler.compile(
                "t.sql", "CREATE TABLE t (a TIMESTAMP(3) NOT NULL);" + view("v", "a") + view("w", "a"));
        Program.Connectors tables = TestTables.of("unplanned-", Map.of("t", List.of()));
        Program program = new Program(pipeline, Emit.CONTINUOUS, Duration.ofSeconds(5), new Program.Connectors() {
            @Override
            public Map<String, String> log(Source source) {
                return tables.log(source);
            }

            @Override
            public Map<String, String> rows(View view) {
                return view.name().equals("w") ? Map.of("connector", "nowhere") : tables.rows(view);
            }
        });
        assertThatThrownBy(() -> program.execute(RuntimeExecutionMode.STREAMING, new Configuration()))
                .isInstanceOf(NotInFlink.class)
                .hasMessageStartingWith("View w: Flink cannot compute it: ")
                .hasMessageContaining("nowhere")
                .hasMessageContaining("INSERT INTO `w__rows` SELECT ");
    }

    private static String view(String name, String column) {
        return "CREATE VIEW " + name + " AS SELECT window_start, window_end, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE t,"
                + " DESCRIPTOR(" + column + "), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;";
    }

    private static void run(Pipeline pipeline, Emit emit, RuntimeExecutionMode mode, String test, List<Object[]> events)
            throws Exception {
        Source source = pipeline.sources().get(0);
        List<Object[]> rows =
                events.stream().map(event -> toFlink(source, event)).toList();
        Configuration options = new Configuration();
        FlinkOptions.common(options, 2, Duration.ofSeconds(60));
        FlinkOptions.gather(options, pipeline, Duration.ofMillis(50));
        new Program(pipeline, emit, Duration.ofSeconds(5), TestTables.of(test, Map.of(source.name(), rows)))
                .execute(mode, options)
                .await();
    }

    private static Object[] toFlink(Source source, Object[] event) {
        Object[] row = new Object[event.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = FlinkTypes.toFlink(source.columns().get(i).type(), event[i]);
        }
        return row;
    }

    /** In disorder, 5 % some days late, and one in fifty delivered again. */
    private static List<Object[]> clicks(int count) {
        Random random = new Random(SEED);
        List<Object[]> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = NOW + i * 50L - random.nextInt(3_000);
            if (random.nextInt(20) == 0) {
                time -= random.nextInt(3 * 86_400_000);
            }
            clicks.add(new Object[] {
                "event-" + i,
                time,
                "user-" + random.nextInt(300),
                "/page/" + random.nextInt(20),
                random.nextInt(3) == 0 ? null : "https://example.com",
                random.nextInt(10) == 0 ? null : "DE",
                random.nextInt(4) == 0 ? null : "product-" + random.nextInt(9),
                random.nextInt(3) == 0 ? BigDecimal.valueOf(random.nextInt(100_000), 2) : null
            });
        }
        for (int i = 0; i < count / 50; i++) {
            clicks.add(clicks.get(random.nextInt(count)));
        }
        return clicks;
    }

    private static Map<GroupKey, Object[]> fold(View view, List<Object[]> events) {
        PartialAggregates partials = new PartialAggregates(view);
        ViewFunction function = new ViewFunction(view);
        Map<GroupKey, Accumulator[]> groups = new HashMap<>();
        Set<Object> seen = new HashSet<>();
        for (Object[] event : events) {
            if (seen.add(event[0]) && function.accept(event)) {
                GroupKey group = view.window().visible()
                        ? function.group()
                        : new GroupKey(0, function.group().values());
                function.addTo(groups.computeIfAbsent(group, key -> partials.empty()));
            }
        }
        return groups.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> partials.encode(entry.getValue())));
    }

    private static void check(View view, List<String> columns, List<Object[]> rows, Map<GroupKey, Object[]> expected) {
        Map<GroupKey, Object[]> last = new HashMap<>();
        for (Object[] row : rows) {
            assertThat(row[columns.size()]).isIn(RowKind.INSERT, RowKind.UPDATE_AFTER);
            int window = columns.indexOf(View.WINDOW_START);
            Object[] key = view.keys().stream()
                    .map(Key::name)
                    .map(name -> row[columns.indexOf(name)])
                    .toArray();
            Object[] partials = view.accumulatorColumns().stream()
                    .map(Column::name)
                    .map(name -> row[columns.indexOf(name)])
                    .toArray();
            last.put(new GroupKey(window < 0 ? 0 : (Long) row[window], key), partials);
        }
        assertThat(last.keySet()).as("groups of %s", view.name()).isEqualTo(expected.keySet());
        PartialAggregates partials = new PartialAggregates(view);
        expected.forEach((group, row) -> assertThat(finished(partials.decode(last.get(group))))
                .as("%s %s", view.name(), group)
                .isEqualTo(finished(partials.decode(row))));
    }

    private static List<Object> finished(Accumulator[] accumulators) {
        return Arrays.stream(accumulators).map(Accumulator::result).collect(Collectors.toList());
    }
}
