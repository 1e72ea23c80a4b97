package braid.lab.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import braid.lab.capacity.Load.Moment;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LoadTest {
    private static Load load(LongUnaryOperator missing, boolean isTrue) {
        List<Moment> moments = LongStream.range(0, 50)
                .mapToObj(i -> new Moment(4 + i / 5.0, missing.applyAsLong(i)))
                .toList();
        return new Load(1000, moments, isTrue);
    }

    @Test
    void steadyDistance_isSustained() {
        Load load = load(i -> 150 + i % 3 * 50, true);

        assertThat(load.slope()).isBetween(-5.0, 5.0);
        assertThat(load.behindP99()).isEqualTo(0.25);
        assertThat(load.isSustained(2)).isTrue();
        assertThat(load.isSustained(0.2)).isFalse();
    }

    @Test
    void fallingBehind_isNot_howeverLittleIsMissingYet() {
        Load load = load(i -> 10 * i, true);

        assertThat(load.slope()).isBetween(49.0, 51.0);
        assertThat(load.isSustained(2)).isFalse();
    }

    @Test
    void notTrueInTheEnd_isNot() {
        assertThat(load(i -> 0, false).isSustained(2)).isFalse();
    }
}
