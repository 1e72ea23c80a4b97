package braid.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HumanTest {
    @Test
    void spans_areWhatWasSet() {
        assertThat(Human.span(Duration.ofHours(1))).isEqualTo("1 h");
        assertThat(Human.span(Duration.ofHours(24))).isEqualTo("1 day");
        assertThat(Human.span(Duration.ofDays(7))).isEqualTo("7 days");
        assertThat(Human.span(Duration.ofMinutes(15))).isEqualTo("15 min");
        assertThat(Human.span(Duration.ofMinutes(90))).isEqualTo("1 h 30 min");
        assertThat(Human.span(Duration.ofMillis(1_500))).isEqualTo("1 s 500 ms");
        assertThat(Human.span(Duration.ZERO)).isEqualTo("0 s");
    }

    @Test
    void durations_useTheUnitThatFits() {
        assertThat(Human.duration(Duration.ofMillis(12))).isEqualTo("12 ms");
        assertThat(Human.duration(Duration.ofMillis(4560))).isEqualTo("4.6 s");
        assertThat(Human.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Human.duration(Duration.ofMinutes(185))).isEqualTo("3 h 5 min");
    }

    @Test
    void countsAndBytes_areReadable() {
        assertThat(Human.count(228738)).isEqualTo("228,738");
        assertThat(Human.bytes(512L << 20)).isEqualTo("512 MiB");
    }
}
