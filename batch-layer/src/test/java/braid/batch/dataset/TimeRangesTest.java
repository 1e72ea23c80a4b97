package braid.batch.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import braid.batch.dataset.TimeRanges.Range;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimeRangesTest {
    @Test
    void adjacentWindows_becomeOneRange() {
        TimeRanges ranges = TimeRanges.of(List.of(20L, 0L, 10L, 50L), 10);
        assertThat(ranges.ranges()).containsExactly(new Range(0, 30), new Range(50, 60));
        assertThat(ranges.isExact()).isTrue();
    }

    @Test
    void manyWindows_closeTheSmallestGaps() {
        List<Long> starts =
                LongStream.range(0, 100).map(i -> i * i * 10).boxed().toList();
        TimeRanges ranges = TimeRanges.of(starts, 10);
        assertThat(ranges.ranges()).hasSize(TimeRanges.MOST);
        assertThat(ranges.isExact()).isFalse();
        assertThat(starts)
                .allMatch(start -> ranges.ranges().stream().anyMatch(r -> r.from() <= start && start + 10 <= r.to()));
    }

    @Test
    void noWindows_areNoRange() {
        assertThat(TimeRanges.of(List.of(), 10).isEmpty()).isTrue();
    }
}
