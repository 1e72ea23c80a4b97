package braid.batch.recompute;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.spark.LocalSpark;
import braid.core.sql.PipelineCompiler;
import braid.core.view.View;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.InSet;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.api.Test;

/** Events of ten years, one a day; those since the published boundary are each in another day, and no two of these days are neighbours. */
class TouchedWindowsTest {
    private static final int DAYS = 3_650;
    private static final int APART = 5;
    private static final View DAILY = PipelineCompiler.compile(
                    "p.sql",
                    "CREATE TABLE readings (ts TIMESTAMP(3) NOT NULL); CREATE VIEW daily AS SELECT COUNT(*) AS n FROM readings;")
            .view("daily");

    private static Dataset<Row> events(int late) {
        String day = "(CASE WHEN id < " + DAYS + " THEN id ELSE (id - " + DAYS + ") * " + APART + " END)";
        return LocalSpark.session()
                .range(0, DAYS + late, 1, 2)
                .selectExpr(
                        "timestamp_millis(1000000000000L + " + day + " * 86400000L) AS ts",
                        "0 AS kafka_partition",
                        "id AS kafka_offset");
    }

    private static TouchedWindows touched(int late) {
        return new TouchedWindows(events(late), Map.of(0, (long) DAYS), List.of(DAILY));
    }

    @Test
    void eventsOfTouchedWindows_areThoseOfTheSameDays() {
        try (TouchedWindows touched = touched(700)) {
            assertThat(touched.events(DAILY).count()).isEqualTo(2 * 700);
        }
    }

    @Test
    void plan_hasNoExpressionMore_forMoreWindows() {
        try (TouchedWindows some = touched(70);
                TouchedWindows many = touched(700)) {
            assertThat(expressions(many.events(DAILY))).isEqualTo(expressions(some.events(DAILY)));
        }
    }

    private static long expressions(Dataset<Row> rows) {
        LogicalPlan plan = ((org.apache.spark.sql.classic.Dataset<Row>) rows)
                .queryExecution()
                .optimizedPlan();
        long[] count = {0};
        plan.foreach(node -> {
            node.expressions().foreach(expression -> {
                expression.foreach(part -> {
                    count[0] += part instanceof InSet set ? set.hset().size() : 1;
                    return null;
                });
                return null;
            });
            return null;
        });
        return count[0];
    }
}
