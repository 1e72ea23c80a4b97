package braid.lab.bench.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import braid.lab.bench.load.Latencies;
import braid.lab.bench.load.PerSecond;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        assertThat(PerSecond.perSecond(500, Duration.ofMillis(250))).isEqualTo(2_000);
        assertThat(PerSecond.perSecond(500, Duration.ZERO)).isZero();
    }

    @Test
    void percentiles_areFiguresInMilliseconds() {
        Latencies latencies = new Latencies();
        for (int millis = 1; millis <= 1000; millis++) {
            latencies.add(Duration.ofMillis(millis).toNanos());
        }

        assertThat(latencies.millis(50)).isBetween(499.0, 501.0);
        assertThat(latencies.longestMillis()).isBetween(999.0, 1001.0);
        List<Figure> said = new ArrayList<>();
        new Figures(said::add).add("query", latencies, null, "aim: < 20 ms", 50, 99, 99.9);
        assertThat(said)
                .extracting(Figure::measurement, Figure::note)
                .containsExactly(
                        tuple("query, p50", null), tuple("query, p99", "aim: < 20 ms"), tuple("query, p99.9", null));
    }

    @Test
    void percentilesOfNothing_areNoFigures() {
        Figures figures = new Figures(figure -> {});
        figures.add("query", new Latencies(), null, null, 50, 99);

        assertThat(figures.all()).hasSize(2).allMatch(figure -> figure.value() == null);
    }
}
