package braid.batch.spark;

import static braid.core.expression.EveryExpression.CONDITIONS;
import static braid.core.expression.EveryExpression.ROWS;
import static braid.core.expression.EveryExpression.SEED;
import static braid.core.expression.EveryExpression.TABLE;
import static braid.core.expression.EveryExpression.VALUES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import braid.core.expression.AwkwardRows;
import braid.core.expression.RowFunction;
import braid.core.rex.RowExpression;
import braid.core.sql.PipelineCompiler;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Every expression that a view may use has the same value in Spark as in the speed layer's bytecode, for every row. */
class SparkSqlTest {
    @Test
    void expression_hasTheSameValueInBothEngines() {
        Source source =
                PipelineCompiler.compile("t.sql", TABLE + view("COUNT(*)")).source("t");
        List<String> written = new ArrayList<>();
        List<RowExpression> nodes = new ArrayList<>();
        for (String value : VALUES) {
            add(value, "MAX(" + value + ")", written, nodes);
        }
        for (String condition : CONDITIONS) {
            add(condition, "COUNT(*) FILTER (WHERE " + condition + ")", written, nodes);
        }
        compare(source, written, nodes);
    }

    private static String view(String measure) {
        return "CREATE VIEW v AS SELECT s, " + measure + " AS r FROM t GROUP BY s;";
    }

    private static void add(String expression, String measure, List<String> written, List<RowExpression> nodes) {
        Measure typed = PipelineCompiler.compile("t.sql", TABLE + view(measure))
                .view("v")
                .measures()
                .get(0);
        written.add(expression);
        nodes.add(typed.filter() == null ? typed.argument() : typed.filter());
    }

    private static void compare(Source source, List<String> written, List<RowExpression> nodes) {
        List<Object[]> rows = AwkwardRows.of(source, ROWS, SEED);
        RowFunction function =
                new RowFunction(source, nodes.stream().map(RowExpression::rex).toList());
        Dataset<Row> frame = Rows.frame(LocalSpark.session(), source, rows);
        List<String> select = new ArrayList<>(List.of("row_number"));
        nodes.forEach(node -> select.add(SparkSql.of(source, node) + " AS e" + select.size()));
        List<Row> computed = frame.selectExpr(select.toArray(String[]::new)).collectAsList();
        List<String> differences = new ArrayList<>();
        for (Row row : computed) {
            Object[] expected = function.apply(rows.get(row.getInt(0)));
            for (int i = 0; i < nodes.size(); i++) {
                DataType type = Types.of(nodes.get(i).rex().getType()).orElseThrow();
                Object actual = Rows.fromSpark(type, row.get(i + 1));
                boolean absent =
                        expected[i] == null && !nodes.get(i).rex().getType().isNullable();
                if (absent || !Objects.equals(actual, expected[i])) {
                    differences.add(written.get(i) + ": Spark " + actual + ", expected " + expected[i] + " over "
                            + Arrays.toString(rows.get(row.getInt(0))));
                }
            }
        }
        assertThat(computed).hasSize(rows.size());
        if (!differences.isEmpty()) {
            fail(differences.size() + " differences, seed " + SEED + ":\n"
                    + String.join("\n", differences.stream().limit(40).toList()));
        }
    }
}
