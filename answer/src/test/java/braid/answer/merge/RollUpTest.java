package braid.answer.merge;

import static org.assertj.core.api.Assertions.assertThat;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollUpTest {
    private static final long DAY = 86_400_000L;
    private static final Pipeline PIPELINE = PipelineCompiler.compile("p.sql", """
            CREATE TABLE t (ts TIMESTAMP(3) NOT NULL);
            CREATE VIEW daily AS SELECT window_start, window_end, COUNT(*) AS n
            FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '1' DAY)) GROUP BY window_start, window_end;
            CREATE VIEW weekly AS SELECT window_start, window_end, COUNT(*) AS n
            FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '7' DAY)) GROUP BY window_start, window_end;
            CREATE VIEW odd AS SELECT window_start, window_end, COUNT(*) AS n
            FROM TABLE(TUMBLE(TABLE t, DESCRIPTOR(ts), INTERVAL '84' HOUR)) GROUP BY window_start, window_end;
            """);

    @Test
    void wholeWeeks_beginOnMonday_inEveryYear() {
        new Random(7)
                .longs(
                        2_000,
                        Instant.parse("0001-01-08T00:00:00Z").toEpochMilli(),
                        Instant.parse("9999-12-31T00:00:00Z").toEpochMilli())
                .forEach(time -> {
                    long start = RollUp.every(7 * DAY).startOf(time);
                    assertThat(Instant.ofEpochMilli(start)
                                    .atOffset(ZoneOffset.UTC)
                                    .getDayOfWeek())
                            .isEqualTo(DayOfWeek.MONDAY);
                    assertThat(time - start).isBetween(0L, 7 * DAY - 1);
                    assertThat(RollUp.every(DAY).startOf(time)).isEqualTo(time - Math.floorMod(time, DAY));
                });
    }

    @Test
    void windowsThatMeetNoMonday_doNotFit() {
        assertThat(RollUp.every(7 * DAY).fits(PIPELINE.view("daily"))).isTrue();
        assertThat(RollUp.every(14 * DAY).fits(PIPELINE.view("weekly"))).isFalse();
        assertThat(RollUp.every(7 * DAY).fits(PIPELINE.view("odd"))).isFalse();
        assertThat(RollUp.none(PIPELINE.view("weekly")).fits(PIPELINE.view("weekly")))
                .isTrue();
    }
}
