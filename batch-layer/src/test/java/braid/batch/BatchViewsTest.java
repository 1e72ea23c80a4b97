package braid.batch;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.dataset.EventsLog;
import braid.core.aggregate.Accumulator;
import braid.core.event.EventCodec;
import braid.core.event.Schemas;
import braid.core.expression.AwkwardRows;
import braid.core.expression.ViewFunction;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Source;
import braid.core.view.View;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers find in the batch views is what folding the same events gives: from the log to Iceberg, Spark, JDBC and H2. */
class BatchViewsTest {
    private static final long SEED = 11;

    @TempDir
    Path folder;

    /** All events in one run, then the second half of them in a run of their own: rows are the fold of what has been landed. */
    private void check(String sql, List<Object[]> rows) throws SQLException {
        EventsLog log = new EventsLog();
        Source source = PipelineCompiler.compile("p.sql", sql).sources().get(0);
        log.schemas.put(Schemas.fingerprint(Schemas.of(source)), Schemas.of(source));
        EventCodec codec = new EventCodec(source);
        try (LocalBatch batch = new LocalBatch(folder, sql, log, log.schemas)) {
            int half = rows.size() / 2;
            for (int i = 0; i < half; i++) {
                log.add(i % 2, codec.encode(rows.get(i)));
            }
            batch.run(log.mark(1), false);
            compare(batch, rows.subList(0, half));
            for (int i = half; i < rows.size(); i++) {
                log.add(i % 2, codec.encode(rows.get(i)));
            }
            batch.run(log.mark(2), false);
            compare(batch, rows);
        }
    }

    /** The batch views hold what folding these rows gives, and nothing else. */
    static void compare(LocalBatch batch, List<Object[]> rows) throws SQLException {
        for (View view : batch.views()) {
            ViewFunction function = new ViewFunction(view);
            Map<GroupKey, Accumulator[]> expected = new HashMap<>();
            for (Object[] row : rows) {
                if (function.accept(row)) {
                    function.addTo(expected.computeIfAbsent(function.group(), g -> function.empty()));
                }
            }
            List<GroupRow> found = batch.rows(view.name());
            assertThat(found).as(view.name()).extracting(GroupRow::key).containsOnlyOnceElementsOf(expected.keySet());
            assertThat(found).hasSameSizeAs(expected.keySet());
            for (GroupRow row : found) {
                int at = 0;
                for (int i = 0; i < view.measures().size(); i++) {
                    var measure = view.measures().get(i);
                    Object actual =
                            measure.aggregate().decode(row.accumulators(), at).result();
                    at += measure.aggregate().columns(measure.name()).size();
                    assertThat(actual)
                            .as(view.name() + "." + measure.name() + " of " + row.key() + ", seed " + SEED)
                            .isEqualTo(expected.get(row.key())[i].result());
                }
            }
        }
    }

    @Test
    void datesAndTimes_ofAllYears_inEveryPosition() throws SQLException {
        String sql = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, t2 TIMESTAMP(3), born DATE, n INTEGER);"
                + "CREATE VIEW by_date AS SELECT born, MIN(t2) AS a, MAX(t2) AS b, MIN(born) AS c, MAX(born) AS d FROM t GROUP BY born;"
                + "CREATE VIEW by_time AS SELECT t2, FLOOR(t2 TO YEAR) AS y, MIN(born) AS c, COUNT(*) AS n FROM t GROUP BY t2, FLOOR(t2 TO YEAR);"
                + "CREATE VIEW weekly AS SELECT CAST(t2 AS DATE) AS d, window_start, window_end, MAX(ts) AS last, COUNT(*) AS n"
                + " FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '7' DAY)) GROUP BY CAST(t2 AS DATE), window_start, window_end;";
        List<Object[]> rows = new ArrayList<>(
                AwkwardRows.of(PipelineCompiler.compile("p.sql", sql).sources().get(0), 160, SEED));
        for (String day : List.of("0001-01-01", "1582-10-04", "1582-10-05", "1582-10-15", "9999-12-31")) {
            long time = Instant.parse(day + "T23:59:59.999Z").toEpochMilli();
            rows.add(
                    rows.size() / 2,
                    new Object[] {time, time, (int) LocalDate.parse(day).toEpochDay(), 1});
        }
        check(sql, rows);
    }

    @Test
    void namesWithCapitals_inEveryPosition() throws SQLException {
        String sql =
                "CREATE TABLE t (\"eventTime\" TIMESTAMP(3) NOT NULL FROM 'when', \"eventId\" BIGINT NOT NULL, \"userName\" VARCHAR(9),"
                        + " \"isNew\" BOOLEAN, \"N\" INTEGER, \"Group\" VARCHAR(9), PRIMARY KEY (eventid));"
                        + "CREATE VIEW per_user AS SELECT UserName, UPPER(\"Group\") AS \"GROUP\", COUNT(*) AS \"Count\", SUM(n) AS \"sumN\","
                        + " AVG(\"N\") AS \"Avg\", APPROX_COUNT_DISTINCT(\"userName\") AS \"userNames\", MAX(eventtime) AS \"Last\" FROM t"
                        + " WHERE n > 1 GROUP BY username, UPPER(\"group\");"
                        + "CREATE VIEW hourly AS SELECT \"isNew\" AS \"Is\", window_start, window_end, COUNT(\"userName\") AS username"
                        + " FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(\"eventTime\"), INTERVAL '1' HOUR)) GROUP BY \"isNew\", window_start, window_end;";
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(new Object[] {
                i * 700_000L,
                (long) i,
                i % 7 == 0 ? null : "User" + i % 5,
                i % 2 == 0,
                i % 4,
                i % 3 == 0 ? null : "g" + i % 3
            });
        }
        check(sql, rows);
    }

    @Test
    void textsOfManyBytes_asKeysAndMeasures() throws SQLException {
        String sql = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, country VARCHAR(2) NOT NULL, name VARCHAR(3));"
                + "CREATE VIEW v AS SELECT country, UPPER(name) AS name, MIN(country) AS first, MAX(UPPER(name)) AS last, COUNT(*) AS n"
                + " FROM t GROUP BY country, UPPER(name);";
        String flag = "\uD83C\uDDE9\uD83C\uDDEA";
        check(
                sql,
                List.of(
                        new Object[] {0L, flag, "ßßß"},
                        new Object[] {0L, "DE", "\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00"},
                        new Object[] {0L, flag, "ßßß"},
                        new Object[] {0L, "\uFFFF", null}));
    }

    @Test
    void sumsOfTheLargestValues() throws SQLException {
        String sql = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, n INTEGER, m BIGINT, d DECIMAL(28,9));"
                + "CREATE VIEW v AS SELECT SUM(n) AS sn, SUM(m) AS sm, SUM(d) AS sd, AVG(n) AS an, AVG(m) AS am, AVG(d) AS ad FROM t;";
        Object[] most = {
            0L, Integer.MAX_VALUE, Long.MAX_VALUE, new java.math.BigDecimal("9999999999999999999.999999999")
        };
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            rows.add(most);
        }
        check(sql, rows);
    }

    @Test
    void keysOfEarlyDates_areFoundByTheirValue() throws SQLException {
        String sql = "CREATE TABLE t (ts TIMESTAMP(3) NOT NULL, born DATE);"
                + "CREATE VIEW v AS SELECT born, COUNT(*) AS n FROM t GROUP BY born;";
        EventsLog log = new EventsLog();
        try (LocalBatch batch = new LocalBatch(folder, sql, log, log.schemas)) {
            Source source = batch.source();
            log.schemas.put(Schemas.fingerprint(Schemas.of(source)), Schemas.of(source));
            int day = (int) LocalDate.parse("0001-01-01").toEpochDay();
            log.add(0, new EventCodec(source).encode(new Object[] {0L, day}));
            batch.run(log.mark(1), false);
            List<GroupRow> found =
                    batch.rows("v", new RowFilter(Map.of("born", List.of(day)), RowFilter.MIN, RowFilter.MAX));
            assertThat(found).extracting(GroupRow::key).containsExactly(new GroupKey(0L, new Object[] {day}));
        }
    }
}
