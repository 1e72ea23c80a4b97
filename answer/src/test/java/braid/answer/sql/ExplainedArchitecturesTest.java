package braid.answer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.read.MergedReader;
import braid.answer.read.ModelLog;
import braid.answer.read.Past;
import braid.answer.read.Readers;
import braid.answer.rows.parameter.ReadPoint;
import braid.core.view.Architecture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** EXPLAIN says what is really read: one kind of rows, where there are no two layers to merge. */
class ExplainedArchitecturesTest {
    private static final int LAYER = 1;
    private static final int ACCESS = 2;
    private static final int BOUNDARY = 7;

    private final ModelLog log = log();

    /** A hundred events, a cut that is published behind them, and 20 events more. */
    private static ModelLog log() {
        ModelLog log = new ModelLog(1);
        Random random = new Random(5);
        for (int i = 0; i < 120; i++) {
            if (i == 100) {
                log.cut();
            }
            log.append(0, ModelLog.event(random));
        }
        log.publish(1);
        log.foldAll();
        return log;
    }

    @Test
    void lambda_mergesBothLayers() {
        List<Object[]> rows = explain(Architecture.LAMBDA);
        assertThat(column(rows, LAYER)).startsWith("batch", "speed", "merged", "statement", "plan");
        assertThat(column(rows, BOUNDARY)).startsWith("sales-0 [0, 100)", "sales-0 [100, 121)");
        assertThat(rows.get(3)[ACCESS]).isEqualTo("runs over the merged rows");
    }

    @Test
    void batchOnly_readsBatchViewsAlone() {
        List<Object[]> rows = explain(Architecture.BATCH_ONLY);
        assertThat(column(rows, LAYER)).startsWith("batch", "groups", "statement", "plan");
        assertThat(rows.get(0)[BOUNDARY]).isEqualTo("sales-0 [0, 100)");
        assertThat(rows.get(2)[ACCESS]).isEqualTo("runs over these rows");
    }

    @Test
    void streamOnly_readsOneSegment() {
        List<Object[]> rows = explain(Architecture.STREAM_ONLY);
        assertThat(column(rows, LAYER)).startsWith("speed", "groups", "statement", "plan");
        assertThat(rows.get(0)[ACCESS]).isEqualTo("fold in the one segment that the whole log is");
        assertThat(rows.get(0)[BOUNDARY]).isEqualTo("sales-0 [0, 121)");
    }

    @Test
    void kappa_readsRowsThatHoldMoreThanItCanName() {
        List<Object[]> rows = explain(Architecture.KAPPA);
        assertThat(column(rows, LAYER)).startsWith("kappa", "groups", "statement", "plan");
        assertThat(rows.get(0)[ACCESS]).isEqualTo("fold, each row as it was written last");
        assertThat(rows.get(0)[BOUNDARY]).isEqualTo("at least sales-0 [0, 121)");
    }

    private List<Object[]> explain(Architecture architecture) {
        MergedReader reader = log.reader(architecture);
        SqlLimits limits = new SqlLimits(Duration.ofSeconds(30), 1_000, 1 << 28, 8);
        SqlService sql =
                new SqlService(ModelLog.PIPELINE, new Readers(Map.of(architecture, reader)), limits, Past.NONE);
        return sql.answer("EXPLAIN SELECT SUM(sales) FROM total", List.of(), ReadPoint.NOW)
                .rows();
    }

    private static List<Object> column(List<Object[]> rows, int column) {
        return rows.stream().map(row -> row[column]).toList();
    }
}
