package braid.core.fold;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Average;
import braid.core.aggregate.Count;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Extreme;
import braid.core.aggregate.Sum;
import braid.core.expression.AwkwardRows;
import braid.core.expression.EveryExpression;
import braid.core.sql.PipelineCompiler;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.Source;
import braid.core.view.View;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledFoldTest {
    private static final List<String> AGGREGATES =
            List.of("COUNT(%s)", "SUM(%s)", "AVG(%s)", "MIN(%s)", "MAX(%s)", "APPROX_COUNT_DISTINCT(%s)", "COUNT(*)");
    private static final Source SOURCE = PipelineCompiler.compile(
                    "v.sql", EveryExpression.TABLE + "CREATE VIEW v AS SELECT nn, COUNT(*) AS c FROM t GROUP BY nn;")
            .source("t");
    private static final List<byte[]> EVENTS = SameGroups.events(SOURCE, AwkwardRows.of(SOURCE, 300, 7));

    static Stream<String> values() {
        return EveryExpression.VALUES.stream();
    }

    static Stream<String> conditions() {
        return EveryExpression.CONDITIONS.stream();
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyExpression_asKeyAndInEveryAggregate_givesTheGroupsOfViewFunction(String expression) {
        View counts = view("nn", null, List.of("COUNT(" + expression + ")")).orElseThrow();
        SameGroups.require(withEveryAggregate(counts), EVENTS);
        view(expression, null, List.of("COUNT(*)")).ifPresent(view -> SameGroups.require(view, EVENTS));
    }

    /** The view with every aggregate that there is of its first measure's argument. */
    private static View withEveryAggregate(View view) {
        Measure count = view.measures().get(0);
        DataType type = Types.of(count.argument().rex().getType()).orElseThrow();
        List<Supplier<Aggregate>> aggregates = List.of(
                Count::new,
                () -> new Sum(type),
                () -> new Average(type),
                () -> new Extreme(type, true),
                () -> new Extreme(type, false),
                () -> new DistinctCount(type));
        List<Measure> measures = new ArrayList<>(List.of(new Measure("all", new Count(), null, null)));
        for (Supplier<Aggregate> aggregate : aggregates) {
            try {
                measures.add(new Measure("m" + measures.size(), aggregate.get(), count.argument(), null));
            } catch (IllegalArgumentException noSuchAggregate) {
                continue;
            }
        }
        return new View(
                view.name(), view.source(), view.window(), view.keys(), view.filter(), measures, view.columns());
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void everyCondition_inEveryPlace_givesTheGroupsOfViewFunction(String condition) {
        List<String> measures =
                List.of("COUNT(*) FILTER (WHERE " + condition + ")", "SUM(n)", "COUNT(" + condition + ")");
        SameGroups.require(view("nn", null, measures).orElseThrow(), EVENTS);
        SameGroups.require(view("nn", condition, measures.subList(1, 3)).orElseThrow(), EVENTS);
        view(condition, null, List.of("COUNT(*)")).ifPresent(view -> SameGroups.require(view, EVENTS));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void generatedViews_overGeneratedEvents_giveTheGroupsOfViewFunction(long seed) {
        Random random = new Random(seed);
        int compared = 0;
        for (int i = 0; i < 60; i++) {
            List<String> measures = new ArrayList<>();
            for (int j = 1 + random.nextInt(5); j > 0; j--) {
                String aggregate = one(AGGREGATES, random).formatted(one(EveryExpression.VALUES, random));
                boolean filtered = random.nextInt(3) == 0;
                measures.add(
                        filtered
                                ? aggregate + " FILTER (WHERE " + one(EveryExpression.CONDITIONS, random) + ")"
                                : aggregate);
            }
            String keys = one(EveryExpression.VALUES, random)
                    + (random.nextBoolean() ? "" : "; " + one(EveryExpression.VALUES, random));
            String filter = random.nextBoolean() ? null : one(EveryExpression.CONDITIONS, random);
            Optional<View> view = view(keys, filter, measures);
            if (view.isPresent()) {
                SameGroups.require(
                        view.get(), SameGroups.events(SOURCE, AwkwardRows.of(SOURCE, 100, random.nextLong())));
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(5);
    }

    @Test
    void viewsOfClicks_areFoldedWithoutCalcite() throws IOException {
        for (View view :
                PipelineCompiler.compile(Path.of("../pipelines/clicks.sql")).views()) {
            assertThat(new CompiledFold(view).toString()).doesNotContain("computed(row)");
        }
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    /** Empty if there is no such view. */
    private static Optional<View> view(String keys, String filter, List<String> measures) {
        StringBuilder select = new StringBuilder();
        List<String> expressions = List.of(keys.split("; "));
        for (int i = 0; i < expressions.size(); i++) {
            select.append(expressions.get(i)).append(" AS k").append(i).append(", ");
        }
        for (int i = 0; i < measures.size(); i++) {
            select.append(i == 0 ? "" : ", ")
                    .append(measures.get(i))
                    .append(" AS m")
                    .append(i);
        }
        String sql = EveryExpression.TABLE + "CREATE VIEW v AS SELECT " + select + ", window_start, window_end"
                + " FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '7' HOUR))"
                + (filter == null ? "" : " WHERE " + filter)
                + " GROUP BY " + String.join(", ", expressions) + ", window_start, window_end;";
        try {
            return Optional.of(PipelineCompiler.compile("v.sql", sql).view("v"));
        } catch (SqlMistake e) {
            return Optional.empty();
        }
    }
}
