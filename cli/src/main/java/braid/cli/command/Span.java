package braid.cli.command;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads spans of time as people write them: {@code 500ms}, {@code 60s}, {@code 5m}, {@code 1h}, {@code 1d}; {@code off} is zero. */
public final class Span implements ITypeConverter<Duration> {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    @Override
    public Duration convert(String text) {
        if (text.equals("off")) {
            return Duration.ZERO;
        }
        Matcher span = SPAN.matcher(text.toLowerCase(Locale.ROOT));
        if (!span.matches()) {
            throw new TypeConversionException(
                    "'" + text + "' is not a span of time. Write 500ms, 60s, 5m, 1h, 1d or off.");
        }
        long count = Long.parseLong(span.group(1));
        return switch (span.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }
}
