package braid.batch;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.dataset.EventsLog;
import braid.batch.dataset.logged.LogRange;
import braid.batch.dataset.logged.LogReader;
import braid.batch.dataset.logged.LoggedEvents;
import braid.batch.dataset.logged.Verdicts;
import braid.batch.spark.LocalSpark;
import braid.core.event.EventCodec;
import braid.core.event.Schemas;
import braid.core.view.Source;
import braid.storage.warehouse.publication.Publications.Recomputed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that touch many windows: their number is that of rows, never of words in a plan. */
class ManyWindowsTest {
    private static final String TABLE = "CREATE TABLE readings (ts TIMESTAMP(3) NOT NULL, v INTEGER);";
    private static final String DAILY =
            TABLE + "CREATE VIEW totals AS SELECT COUNT(*) AS n, SUM(v) AS v FROM readings;";
    private static final String KEYED =
            "CREATE TABLE readings (ts TIMESTAMP(3) NOT NULL, k VARCHAR(5) NOT NULL, v INTEGER);"
                    + "CREATE VIEW totals AS SELECT k, COUNT(*) AS n, SUM(v) AS v FROM readings GROUP BY k;";
    private static final String MINUTES = TABLE
            + "CREATE VIEW totals AS SELECT window_start, window_end, COUNT(*) AS n, SUM(v) AS v"
            + " FROM TABLE(TUMBLE(TABLE readings, DESCRIPTOR(ts), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;";
    private static final long DAY = 86_400_000L;
    private static final long MINUTE = 60_000L;

    @TempDir
    Path folder;

    /** One partition; the event at each offset is so much later than the one before, and begins again after so many. */
    private record Regular(long stepMillis, long again) implements LogReader {
        @Override
        public LoggedEvents read(Source source, LogRange range, Verdicts verdicts) {
            return LoggedEvents.of(LocalSpark.session()
                    .range(range.from().get(0), range.to().get(0), 1, 2)
                    .selectExpr(
                            "timestamp_millis(1000000000000L + (id % " + again + "L) * " + stepMillis + "L) AS ts",
                            "1 AS v",
                            "0 AS kafka_partition",
                            "id AS kafka_offset",
                            "timestamp_millis(1000000000000L) AS append_time"));
        }
    }

    @Test
    void thousandDays_firstTogether_thenTouchedAgain() throws SQLException {
        try (LocalBatch batch = new LocalBatch(folder, DAILY, new Regular(DAY, 1_000), Map.of())) {
            batch.run(Map.of(0, 1_000L), false);
            batch.run(Map.of(0, 1_700L), false);
            assertThat(batch.stagedWindows(2, "totals")).isEqualTo(700);
            assertThat(batch.rows("totals")).hasSize(1_000);
            assertThat(batch.rows("totals").stream().mapToLong(row -> (Long) row.accumulators()[0]))
                    .satisfies(counts ->
                            assertThat(counts.stream().mapToLong(n -> n).sum()).isEqualTo(1_700));
        }
    }

    /** Ten years of days with ten rows each, and then 700 late events in as many days: those days are computed again, and no other. */
    @Test
    void lateEvents_eachInAnotherDayOverYears_besideAFullView() throws SQLException {
        int days = 3_650;
        int keys = 10;
        int late = 700;
        int apart = 5;
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < days * keys; i++) {
            rows.add(reading(i / keys, i % keys, i));
        }
        EventsLog log = new EventsLog();
        try (LocalBatch batch = new LocalBatch(folder, KEYED, log, log.schemas)) {
            log.schemas.put(Schemas.fingerprint(Schemas.of(batch.source())), Schemas.of(batch.source()));
            EventCodec codec = new EventCodec(batch.source());
            for (int i = 0; i < rows.size(); i++) {
                log.add(i % 2, codec.encode(rows.get(i)));
            }
            batch.run(log.mark(1), false);
            assertThat(batch.rows("totals")).hasSize(days * keys);

            for (int i = 0; i < late; i++) {
                Object[] row = reading(i * apart, i % keys, -i);
                rows.add(row);
                log.add(i % 2, codec.encode(row));
            }
            List<Recomputed> done = batch.run(log.mark(2), false);
            assertThat(batch.stagedWindows(2, "totals")).isEqualTo(late);
            assertThat(done).singleElement().satisfies(view -> {
                assertThat(view.allWindows()).isFalse();
                assertThat(view.rows()).isEqualTo((long) late * keys);
            });
            BatchViewsTest.compare(batch, rows);
        }
    }

    private static Object[] reading(int day, int key, int value) {
        return new Object[] {1_000_000_000_000L + day * DAY, "k" + key, value};
    }

    @Test
    @Tag("drill")
    void millionWindows_touchedByOneRun() throws SQLException {
        int many = 1_000_000;
        try (LocalBatch batch = new LocalBatch(folder, MINUTES, new Regular(MINUTE, many), Map.of())) {
            batch.run(Map.of(0, (long) many), false);
            batch.run(Map.of(0, 2L * many), false);
            assertThat(batch.stagedWindows(2, "totals")).isEqualTo(many);
        }
    }
}
