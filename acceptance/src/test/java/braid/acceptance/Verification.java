package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.aggregate.Average;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Sum;
import braid.core.sql.PipelineCompiler;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import com.datastax.oss.driver.api.core.CqlSession;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Holds merged answers against the oracle: an answer is right when it is the fold of exactly the offsets that its coverage names.
 */
final class Verification implements AutoCloseable {
    private final Stack stack;
    private final Pipeline pipeline;
    private final Oracle oracle;
    private final Map<String, LogReader> logs = new LinkedHashMap<>();

    Verification(Stack stack, String pipelineName) throws IOException, SQLException {
        this(stack, Stack.ROOT.resolve("pipelines/" + pipelineName + ".sql"), pipelineName);
    }

    /** @param oracle the oracle's statements for the pipeline file */
    Verification(Stack stack, Path file, String oracle) throws IOException, SQLException {
        this.stack = stack;
        this.pipeline = PipelineCompiler.compile(file);
        this.oracle = new Oracle(pipeline, oracle);
    }

    Pipeline pipeline() {
        return pipeline;
    }

    /** Checks every value of every view, as answered now. */
    void checkAllViews() throws SQLException {
        checkAllViews(90);
    }

    /** The same for what the serving layer at that port answers. */
    void checkAllViews(int portOffset) throws SQLException {
        for (View view : pipeline.views()) {
            check(view, stack.view(portOffset, view.name()));
        }
    }

    /** Checks every value of every view that an architecture answers when it has seen the whole log. */
    void checkAllViews(String architecture) throws SQLException {
        for (View view : pipeline.views()) {
            check(view, answer(view, architecture));
        }
    }

    /** Empties an architecture's tables, has them computed anew in batch mode, and checks every value of every view. */
    void checkComputedAnew(String architecture) throws SQLException {
        try (CqlSession session = stack.cassandra()) {
            pipeline.views()
                    .forEach(view -> session.execute(
                            "TRUNCATE braid_" + pipeline.name() + "_" + architecture + "." + view.name()));
        }
        for (View view : pipeline.views()) {
            assertThat(stack.answer(90, "/api/v1/views/" + view.name() + "/rows?architecture=" + architecture)
                            .path("rows"))
                    .isEmpty();
        }
        assertThat(stack.run(architecture, "batch")).contains("events anew");
        checkAllViews(architecture);
    }

    /** What an architecture answers when it has seen the whole log. */
    private JsonNode answer(View view, String architecture) {
        JsonNode answer = stack.answer(
                90, "/api/v1/views/" + view.name() + "/rows?limit=100000&maxStaleness=9s&architecture=" + architecture);
        assertThat(answer.path("coverage").path("architecture").asText())
                .as("%s", answer)
                .isEqualTo(architecture);
        assertThat(answer.path("coverage").path("lag_events").asLong()).isZero();
        return answer;
    }

    /** The total of a measure over all rows that an architecture answers when it has seen the whole log. */
    long answeredTotal(View view, String measure, String architecture) {
        long total = 0;
        for (JsonNode row : answer(view, architecture).path("rows")) {
            total += row.path(measure).asLong();
        }
        return total;
    }

    /** The total of a measure over all rows that the oracle makes of the events before some offsets; of the whole log for {@code null}. */
    long oracleTotal(View view, String measure, Map<Integer, Long> before) throws SQLException {
        load(view.source());
        String visible = before == null
                ? "TRUE"
                : before.entrySet().stream()
                        .map(end -> " OR (kafka_partition = " + end.getKey() + " AND kafka_offset < " + end.getValue()
                                + ")")
                        .collect(Collectors.joining("", "(FALSE", ")"));
        return oracle.rows(view.name(), keyColumns(view), visible, "FALSE").values().stream()
                .mapToLong(row -> ((Number) row.get(measure)).longValue())
                .sum();
    }

    /** Checks every value of an answer. */
    void check(View view, JsonNode answer) throws SQLException {
        load(view.source());
        String visible = condition(answer, view.source(), "speed_to");
        String batch = condition(answer, view.source(), "batch_to");
        List<String> keys = keyColumns(view);
        Map<List<Object>, Map<String, Object>> expected = oracle.rows(view.name(), keys, visible, batch);
        assertThat(answer.path("coverage").path("complete").asBoolean()).isTrue();
        Map<List<Object>, JsonNode> actual = new LinkedHashMap<>();
        for (JsonNode row : answer.path("rows")) {
            actual.put(
                    keys.stream().map(key -> Oracle.key(plain(row.path(key)))).toList(), row);
        }
        assertThat(actual.keySet())
                .as("keys of %s at %s", view.name(), answer.path("coverage"))
                .isEqualTo(expected.keySet());
        List<String> differences = new ArrayList<>();
        expected.forEach((key, row) -> {
            for (Measure measure : view.measures()) {
                Object want = row.get(measure.name());
                Object got = plain(actual.get(key).path(measure.name()));
                if (!agrees(measure, want, got)) {
                    differences.add(key + " " + measure.name() + ": oracle " + want + ", Braid " + got);
                }
            }
        });
        assertThat(differences)
                .as("values of %s at %s", view.name(), answer.path("coverage"))
                .isEmpty();
    }

    /** Events of a source that the log holds. */
    long eventsInLog(String source) throws SQLException {
        load(pipeline.source(source));
        return oracle.count(pipeline.source(source), "TRUE");
    }

    /** Events of a source, redelivered ones counted once. */
    long distinctEvents(String source) throws SQLException {
        load(pipeline.source(source));
        return oracle.distinct(pipeline.source(source));
    }

    private void load(Source source) throws SQLException {
        LogReader log = logs.computeIfAbsent(source.name(), name -> new LogReader(stack.log(), source));
        oracle.add(source, log.read());
    }

    /** The events of the log that are before an offset of the coverage. */
    private static String condition(JsonNode answer, Source source, String field) {
        List<String> parts = new ArrayList<>();
        for (JsonNode one : answer.path("coverage").path("sources")) {
            if (one.path("source").asText().equals(source.name())) {
                for (JsonNode partition : one.path("partitions")) {
                    parts.add(
                            "(kafka_partition = " + partition.path("partition").asInt() + " AND kafka_offset < "
                                    + partition.path(field).asLong() + ")");
                }
            }
        }
        assertThat(parts).as("coverage of %s", source.name()).isNotEmpty();
        return "(" + String.join(" OR ", parts) + ")";
    }

    private static List<String> keyColumns(View view) {
        List<String> keys =
                new ArrayList<>(view.keys().stream().map(k -> k.name()).toList());
        if (view.window().visible()) {
            keys.add(View.WINDOW_START);
        }
        return keys;
    }

    private static Object plain(JsonNode node) {
        if (node.isNull() || node.isMissingNode()) {
            return null;
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.asLong();
        }
        return node.isNumber() ? node.decimalValue() : node.isBoolean() ? node.asBoolean() : node.asText();
    }

    /** Exact, except where the measure itself says that it is not: sums and averages of DOUBLE, and distinct counts. */
    private static boolean agrees(Measure measure, Object want, Object got) {
        if (want == null || got == null) {
            return want == got;
        }
        if (!(want instanceof Number)) {
            return want.toString().equals(got.toString());
        }
        BigDecimal a = new BigDecimal(want.toString());
        BigDecimal b = new BigDecimal(got.toString());
        if (measure.aggregate() instanceof DistinctCount) {
            // Four standard errors of 1.6 %, and at least one.
            double allowed = Math.max(1, a.doubleValue() * 0.064);
            return Math.abs(a.subtract(b).doubleValue()) <= allowed;
        }
        boolean rounded = measure.aggregate() instanceof Average
                || measure.aggregate() instanceof Sum sum && sum.argument().kind() == DataType.Kind.DOUBLE;
        if (rounded) {
            return Math.abs(a.subtract(b).doubleValue()) <= 1e-9 * Math.max(1, Math.abs(a.doubleValue()));
        }
        return a.compareTo(b) == 0;
    }

    @Override
    public void close() throws SQLException {
        logs.values().forEach(LogReader::close);
        oracle.close();
    }
}
