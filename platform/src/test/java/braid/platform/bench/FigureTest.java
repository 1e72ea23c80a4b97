package braid.platform.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void value_isRoundedToWhatIsWorthReading() {
        assertThat(Figure.rounded(48_123.7).toPlainString()).isEqualTo("48124");
        assertThat(Figure.rounded(99.96).toPlainString()).isEqualTo("100");
        assertThat(Figure.rounded(3.14159).toPlainString()).isEqualTo("3.14");
        assertThat(Figure.rounded(0.01234).toPlainString()).isEqualTo("0.0123");
        assertThat(Figure.rounded(0).signum()).isZero();
    }

    @Test
    void rate_isCountPerSecond() {
        assertThat(Rates.perSecond(500, Duration.ofMillis(250))).isEqualTo(2_000);
        assertThat(Rates.perSecond(500, Duration.ZERO)).isZero();
    }

    @Test
    void percentiles_areFiguresInMilliseconds() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1000; millis++) {
            latencies.add(Duration.ofMillis(millis).toNanos());
        }

        assertThat(latencies.millis(50)).isBetween(499.0, 501.0);
        assertThat(latencies.longestMillis()).isBetween(999.0, 1001.0);
        assertThat(latencies.figures("query", "< 20 ms", 50, 99, 99.9))
                .extracting(Figure::measurement, Figure::aim)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("query, p50", null),
                        org.assertj.core.groups.Tuple.tuple("query, p99", "< 20 ms"),
                        org.assertj.core.groups.Tuple.tuple("query, p99.9", null));
    }
}
