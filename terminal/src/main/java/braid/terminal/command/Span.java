package braid.terminal.command;

import braid.core.text.Spans;
import java.time.Duration;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An option that is a span of time: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d}; {@code off} is zero. */
public final class Span implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
        return text.equals("off")
                ? Duration.ZERO
                : Spans.parse(text.toLowerCase(Locale.ROOT))
                        .filter(span -> !span.isNegative())
                        .orElseThrow(() -> new TypeConversionException(
                                "'" + text + "' is not a span of time. Write 500ms, 60s, 5m, 1h, 1d or off."));
    }
}
