package braid.dataflow.model;

import static braid.dataflow.model.Shop.HOUR;
import static braid.dataflow.model.Shop.START;
import static braid.dataflow.model.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.windowing.PaneInfo.Timing;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Duration;
import org.joda.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pipeline on the direct runner, against a direct fold of the same events. */
class ViewPipelineTest {
    private static final When EACH = new When(0, 0, 24 * HOUR);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(How.class)
    void unbounded_inDisorder_redelivered_isTheFoldOfEachEventOnce(How how) throws IOException {
        Shop shop = Shop.withoutWindows(folder);
        List<Object[]> events = events(120, START);
        TestStream.Builder<Object[]> stream = TestStream.create(shop.coder());
        Random random = new Random(3);
        for (int i = 0; i < events.size(); i++) {
            stream = stream.addElements(timed(events.get(i)));
            if (random.nextInt(20) == 0) {
                stream = stream.addElements(timed(events.get(random.nextInt(i + 1))));
                stream = stream.advanceWatermarkTo(new Instant(START + i * HOUR / 10));
            }
        }
        Panes panes = new Panes(shop, stream.advanceWatermarkToInfinity()).run(EACH, how);
        for (String view : List.of("hourly", "daily", "ever")) {
            assertThat(panes.rows(view)).isEqualTo(shop.fold(view, events));
        }
        assertThat(panes.counts().duplicates()).isPositive();
        assertThat(panes.late()).isEmpty();
        assertThat(panes.of("hourly")).extracting(Panes.Pane::timing).contains(Timing.EARLY, Timing.LATE);
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void bounded_isTheSame(How how) throws IOException {
        Shop shop = Shop.withoutWindows(folder);
        List<Object[]> events = events(120, -HOUR);
        List<TimestampedValue<Object[]>> twice = new ArrayList<>();
        events.forEach(event -> twice.add(timed(event)));
        events.subList(0, 50).forEach(event -> twice.add(timed(event)));
        Panes panes = new Panes(shop, history(shop, twice)).run(EACH, how);
        for (String view : List.of("hourly", "daily", "ever")) {
            assertThat(panes.rows(view)).isEqualTo(shop.fold(view, events));
        }
        assertThat(panes.counts().duplicates()).isEqualTo(50);
    }

    @Test
    void eventAfterTheAllowedLateness_isDroppedAndCounted_inTheViewsWhoseWindowIsGone() throws IOException {
        Shop shop = Shop.withoutWindows(folder);
        Object[] first = sale("a", START, 1, 101);
        Object[] inTime = sale("in time", START + HOUR / 2, 1, 203);
        Object[] tooLate = sale("too late", START + HOUR / 2, 1, 307);
        TestStream<Object[]> stream = TestStream.create(shop.coder())
                .addElements(timed(first))
                .advanceWatermarkTo(new Instant(START + 2 * HOUR))
                .addElements(timed(inTime))
                .advanceWatermarkTo(new Instant(START + 3 * HOUR))
                .addElements(timed(tooLate))
                .advanceWatermarkToInfinity();
        Panes panes = new Panes(shop, stream).run(new When(0, 0, 2 * HOUR - 1), How.ACCUMULATING);
        assertThat(panes.rows("hourly")).isEqualTo(shop.fold("hourly", List.<Object[]>of(first, inTime)));
        assertThat(panes.rows("daily")).isEqualTo(shop.fold("daily", List.<Object[]>of(first, inTime, tooLate)));
        assertThat(panes.rows("ever")).isEqualTo(shop.fold("ever", List.<Object[]>of(first, inTime, tooLate)));
        assertThat(panes.late()).isEqualTo(Map.of("hourly", 1L));
    }

    @Test
    void redeliveredEvent_neverCountsAgain_howeverLate() throws IOException {
        Shop shop = Shop.in(folder);
        Object[] once = sale("once", START + HOUR / 2, 1, 101);
        TestStream.Builder<Object[]> stream = TestStream.create(shop.coder()).addElements(timed(once));
        for (int hours = 1; hours < 60; hours++) {
            stream = stream.advanceWatermarkTo(new Instant(START + hours * HOUR - 1))
                    .addElements(timed(once));
        }
        Panes panes =
                new Panes(shop, stream.advanceWatermarkToInfinity()).run(new When(0, 0, 5 * HOUR), How.ACCUMULATING);
        assertThat(panes.rows("hourly")).isEqualTo(shop.fold("hourly", List.<Object[]>of(once)));
        assertThat(panes.rows("daily")).isEqualTo(shop.fold("daily", List.<Object[]>of(once)));
        assertThat(panes.counts().duplicates()).isEqualTo(29);
        assertThat(panes.late()).isEqualTo(Map.of("hourly", 30L, "daily", 30L));
    }

    @Test
    void panes_comeEarlyOnTimeAndLate_accumulating() throws IOException {
        assertThat(timings(How.ACCUMULATING)).containsExactly("EARLY 2", "ON_TIME 3", "LATE 4");
    }

    @Test
    void discardedPanes_areAddedUp() throws IOException {
        assertThat(timings(How.DISCARDING)).containsExactly("EARLY 2", "ON_TIME 3", "LATE 4");
    }

    /** Each pane of a window: its timing, and of how many events its row is. Early panes wait, late ones do not. */
    private List<String> timings(How how) throws IOException {
        Shop shop = Shop.in(folder);
        TestStream<Object[]> stream = TestStream.create(shop.coder())
                .addElements(timed(sale("a", START, 1, 1)))
                .advanceProcessingTime(Duration.millis(300))
                .addElements(timed(sale("b", START + 1, 1, 1)))
                .advanceProcessingTime(Duration.millis(300))
                .advanceProcessingTime(Duration.millis(300))
                .addElements(timed(sale("c", START + 2, 1, 1)))
                .advanceWatermarkTo(new Instant(START + HOUR))
                .addElements(timed(sale("d", START + 3, 1, 1)))
                .advanceWatermarkToInfinity();
        return new Panes(shop, stream)
                .run(new When(500, 0, HOUR), how).of("hourly").stream()
                        .map(pane -> pane.timing() + " " + pane.row().events())
                        .toList();
    }

    @Test
    void windowsOverTwoTimes_areRefused_withTheReason() throws IOException {
        Path file = Files.writeString(folder.resolve("two.sql"), """
                CREATE TABLE trips (began TIMESTAMP(3) NOT NULL, ended TIMESTAMP(3) NOT NULL);
                CREATE VIEW beginnings AS SELECT window_start, window_end, COUNT(*) AS n
                  FROM TABLE(TUMBLE(TABLE trips, DESCRIPTOR(began), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
                CREATE VIEW endings AS SELECT window_start, window_end, COUNT(*) AS n
                  FROM TABLE(TUMBLE(TABLE trips, DESCRIPTOR(ended), INTERVAL '1' HOUR)) GROUP BY window_start, window_end;
                """);
        Shop shop = new Shop(file.toString());
        assertThatThrownBy(() -> new Panes(shop, null).run(EACH, How.ACCUMULATING))
                .isInstanceOf(NotInDataflow.class)
                .hasMessageContaining("began and ended");
    }

    private static List<Object[]> events(int count, long oldest) {
        Random random = new Random(7);
        List<Object[]> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long at = i % 10 == 0 ? oldest + random.nextInt((int) HOUR) : START + random.nextInt(20 * (int) HOUR);
            events.add(sale("s" + i, at, random.nextInt(4), random.nextInt(1_000)));
        }
        return events;
    }

    private static TimestampedValue<Object[]> timed(Object[] event) {
        return TimestampedValue.of(event, new Instant((long) (Long) event[1]));
    }

    private static PTransform<PBegin, PCollection<Object[]>> history(
            Shop shop, List<TimestampedValue<Object[]>> events) {
        return Create.timestamped(events).withCoder(shop.coder());
    }
}
