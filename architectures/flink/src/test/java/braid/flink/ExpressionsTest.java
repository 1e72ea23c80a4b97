package braid.flink;

import static braid.core.expression.EveryExpression.CONDITIONS;
import static braid.core.expression.EveryExpression.ROWS;
import static braid.core.expression.EveryExpression.SEED;
import static braid.core.expression.EveryExpression.TABLE;
import static braid.core.expression.EveryExpression.VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import braid.core.expression.AwkwardRows;
import braid.core.expression.RowFunction;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.flink.sql.Emit;
import braid.flink.sql.FlinkTypes;
import braid.flink.sql.Limits;
import braid.flink.sql.NotInFlink;
import braid.flink.sql.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/**
 * Every expression that a view may use has the same value in Flink as in core's bytecode, for every row.
 */
class ExpressionsTest {
    private static final int AT_ONCE = 130;
    private static final int REFUSED = 19;

    @Test
    void expression_hasTheSameValueInFlink_orIsRefused() throws Exception {
        List<String> calendar = new ArrayList<>();
        List<String> others = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (String expression : VALUES) {
            sort("MAX(" + expression + ")", calendar, others, refused);
        }
        for (String expression : CONDITIONS) {
            sort("COUNT(*) FILTER (WHERE " + expression + ")", calendar, others, refused);
        }
        List<String> differences = new ArrayList<>();
        compare(calendar, differences);
        compare(others, differences);
        assertThat(refused).hasSize(REFUSED);
        if (!differences.isEmpty()) {
            fail(differences.size() + " differences, seed " + SEED + ":\n" + String.join("\n", differences));
        }
    }

    private static void sort(String measure, List<String> calendar, List<String> others, List<String> refused) {
        View view = pipeline(List.of(measure)).view("v");
        try {
            (Limits.calendarColumns(view).isEmpty() ? others : calendar).add(measure);
        } catch (NotInFlink e) {
            refused.add(measure);
        }
    }

    private static Pipeline pipeline(List<String> measures) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < measures.size(); i++) {
            items.append(", ").append(measures.get(i)).append(" AS e").append(i);
        }
        return PipelineCompiler.compile(
                "t.sql",
                TABLE.replace("nn INTEGER NOT NULL", "nn INTEGER NOT NULL, id INTEGER NOT NULL")
                        + "CREATE VIEW v AS SELECT id" + items + " FROM t GROUP BY id;");
    }

    private static void compare(List<String> measures, List<String> differences) throws Exception {
        for (int from = 0; from < measures.size(); from += AT_ONCE) {
            differences.addAll(differences(measures.subList(from, Math.min(measures.size(), from + AT_ONCE))));
        }
    }

    private static List<String> differences(List<String> measures) throws Exception {
        Pipeline pipeline = pipeline(measures);
        Source source = pipeline.source("t");
        View view = pipeline.view("v");
        List<Object[]> rows = AwkwardRows.of(source, ROWS, SEED);
        Set<Integer> calendar = Limits.calendarColumns(view);
        rows.removeIf(row ->
                calendar.stream().anyMatch(column -> row[column] != null && ((Number) row[column]).longValue() < 0));
        for (int i = 0; i < rows.size(); i++) {
            rows.get(i)[source.indexOf("id")] = i;
        }
        String test = "expressions-";
        Configuration options = new Configuration();
        FlinkOptions.common(options, 1, Duration.ofSeconds(60));
        List<Object[]> events = rows.stream().map(row -> toFlink(source, row)).toList();
        new Program(pipeline, Emit.CONTINUOUS, Duration.ZERO, TestTables.of(test, Map.of("t", events)))
                .execute(RuntimeExecutionMode.BATCH, options)
                .await();
        List<RexNode> nodes = view.measures().stream()
                .map(measure -> (measure.filter() == null ? measure.argument() : measure.filter()).rex())
                .toList();
        RowFunction function = new RowFunction(source, nodes);
        Map<String, String> found = new LinkedHashMap<>();
        for (Object[] computed : TestTables.rows(test, view)) {
            Object[] row = rows.get((Integer) computed[0]);
            Object[] expected = function.apply(row).clone();
            for (int i = 0; i < measures.size(); i++) {
                Object wanted = view.measures().get(i).filter() == null
                        ? expected[i]
                        : (Object) (Boolean.TRUE.equals(expected[i]) ? 1L : 0L);
                if (!Objects.equals(computed[i + 1], wanted)) {
                    found.putIfAbsent(
                            measures.get(i),
                            measures.get(i) + ": Flink " + computed[i + 1] + ", expected " + wanted + " over "
                                    + Arrays.toString(row));
                }
            }
        }
        assertThat(TestTables.rows(test, view)).hasSize(rows.size());
        return new ArrayList<>(found.values());
    }

    private static Object[] toFlink(Source source, Object[] event) {
        Object[] row = new Object[event.length];
        for (int i = 0; i < row.length; i++) {
            row[i] = FlinkTypes.toFlink(source.columns().get(i).type(), event[i]);
        }
        return row;
    }
}
