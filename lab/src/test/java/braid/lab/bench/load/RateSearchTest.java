package braid.lab.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.lab.bench.load.RateSearch.Found;
import braid.lab.bench.load.RateSearch.Range;
import braid.lab.bench.load.RateSearch.Tried;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateSearchTest {
    private static final Range RANGE = new Range(5, 100, 4_000, 0.1);
    private final List<Double> tried = new ArrayList<>();

    @Test
    void capacityAboveTheFirstRate_isFoundWithinThePrecision() {
        Found<Double> found = search(730);

        assertThat(found.held().rate()).isBetween(730 / 1.1, 730.0);
        assertThat(found.failed().rate()).isBetween(730.0, 730 * 1.1);
        assertThat(tried).startsWith(100.0, 200.0, 400.0, 800.0).hasSizeLessThan(10);
    }

    @Test
    void capacityBelowTheFirstRate_isFoundWithinThePrecision() {
        Found<Double> found = search(31);

        assertThat(found.held().rate()).isBetween(31 / 1.1, 31.0);
        assertThat(found.failed().rate()).isBetween(31.0, 31 * 1.1);
    }

    @Test
    void capacityBelowTheLeastRate_isNone() {
        Found<Double> found = search(1);

        assertThat(found.held()).isNull();
        assertThat(found.failed().rate()).isEqualTo(5);
        assertThat(tried).hasSizeLessThan(10);
    }

    @Test
    void capacityAboveTheMost_isTheMostAndHasNoRateThatFailed() {
        Found<Double> found = search(1e9);

        assertThat(found.held()).isEqualTo(new Tried<>(4_000, 4_000.0));
        assertThat(found.failed()).isNull();
    }

    @Test
    void everyCapacity_endsTheSearchAndNoRateIsTriedTwice() {
        for (double capacity = 0.5; capacity < 10_000; capacity *= 1.07) {
            tried.clear();
            search(capacity);
            assertThat(tried).doesNotHaveDuplicates().allMatch(rate -> rate >= 5 && rate <= 4_000);
        }
    }

    @Test
    void rangeUpsideDown_isRefused() {
        assertThatThrownBy(() -> new Range(100, 5, 4_000, 0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Found<Double> search(double capacity) {
        return RateSearch.search(
                RANGE,
                rate -> {
                    tried.add(rate);
                    return rate;
                },
                rate -> rate <= capacity);
    }
}
