package braid.dataflow.model;

import static braid.dataflow.model.Shop.HOUR;
import static braid.dataflow.model.Shop.START;
import static braid.dataflow.model.Shop.sale;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.TestStream;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.TimestampedValue;
import org.joda.time.Instant;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pipeline on the runner that runs it for real. */
class FlinkRunnerTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(How.class)
    void lateEvents_countUntilTheAllowedLateness_andAreThenDroppedAndCounted(How how) throws IOException {
        Shop shop = Shop.withoutWindows(folder);
        Object[] first = sale("a", START, 1, 101);
        Object[] inTime = sale("in time", START + HOUR / 2, 1, 203);
        Object[] tooLate = sale("too late", START + HOUR / 2, 1, 307);
        TestStream<Object[]> stream = TestStream.create(shop.coder())
                .addElements(timed(first))
                .advanceWatermarkTo(new Instant(START + 2 * HOUR))
                .addElements(timed(inTime), timed(first))
                .advanceWatermarkTo(new Instant(START + 3 * HOUR))
                .addElements(timed(tooLate), timed(inTime))
                .advanceWatermarkToInfinity();
        Panes panes = new Panes(shop, stream).run(new When(0, 0, 2 * HOUR - 1), how, options(true));
        assertThat(panes.rows("hourly")).isEqualTo(shop.fold("hourly", List.<Object[]>of(first, inTime)));
        assertThat(panes.rows("daily")).isEqualTo(shop.fold("daily", List.<Object[]>of(first, inTime, tooLate)));
        assertThat(panes.rows("ever")).isEqualTo(shop.fold("ever", List.<Object[]>of(first, inTime, tooLate)));
        assertThat(panes.counts().late()).isEqualTo(Map.of("hourly", 1L));
        assertThat(panes.counts().duplicates()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void history_hasOnePaneOfEachGroup(How how) throws IOException {
        Shop shop = Shop.withoutWindows(folder);
        Object[] one = sale("a", START, 1, 101);
        Object[] old = sale("b", -HOUR, 1, 203);
        Panes panes = new Panes(
                        shop,
                        Create.timestamped(timed(one), timed(old), timed(one)).withCoder(shop.coder()))
                .run(new When(0, 0, HOUR), how, options(false));
        for (String view : List.of("hourly", "daily", "ever")) {
            assertThat(panes.rows(view)).isEqualTo(shop.fold(view, List.of(one, old)));
        }
        assertThat(panes.of("hourly")).hasSize(2);
        assertThat(panes.of("ever")).hasSize(1);
        assertThat(panes.counts().duplicates()).isEqualTo(1);
    }

    private static TimestampedValue<Object[]> timed(Object[] event) {
        return TimestampedValue.of(event, new Instant((long) (Long) event[1]));
    }

    private static FlinkPipelineOptions options(boolean streaming) {
        FlinkPipelineOptions options = PipelineOptionsFactory.as(FlinkPipelineOptions.class);
        options.setRunner(FlinkRunner.class);
        options.setFlinkMaster("[local]");
        options.setParallelism(1);
        // A bundle that is open holds the watermark back.
        options.setMaxBundleSize(1L);
        options.setFasterCopy(true);
        options.setStreaming(streaming);
        return options;
    }
}
