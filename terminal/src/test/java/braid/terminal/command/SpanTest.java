package braid.terminal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.TypeConversionException;

class SpanTest {
    @Test
    void off_isZero() {
        assertThat(new Span().convert("off")).isEqualTo(Duration.ZERO);
        assertThat(new Span().convert("5M")).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void negativeSpan_isRefused() {
        assertThatThrownBy(() -> new Span().convert("PT-5S"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'PT-5S' is not a span of time");
    }
}
