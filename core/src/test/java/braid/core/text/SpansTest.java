package braid.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SpansTest {
    @Test
    void everyUnit_isRead() {
        assertThat(Spans.parse("500ms")).contains(Duration.ofMillis(500));
        assertThat(Spans.parse("30s")).contains(Duration.ofSeconds(30));
        assertThat(Spans.parse("15m")).contains(Duration.ofMinutes(15));
        assertThat(Spans.parse("2h")).contains(Duration.ofHours(2));
        assertThat(Spans.parse("7d")).contains(Duration.ofDays(7));
        assertThat(Spans.parse("1w")).contains(Duration.ofDays(7));
        assertThat(Spans.parse("PT1H30M")).contains(Duration.ofMinutes(90));
    }

    @Test
    void whatIsNoSpan_isNothing() {
        for (String text : new String[] {"", "soon", "5", "5 m", "-5s", "1.5h", "12345678901s"}) {
            assertThat(Spans.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void printed_isTheGreatestUnitThatIsWhole() {
        assertThat(Spans.print(86_400_000)).isEqualTo("1d");
        assertThat(Spans.print(5_400_000)).isEqualTo("90m");
        assertThat(Spans.print(1_500)).isEqualTo("1500ms");
    }
}
