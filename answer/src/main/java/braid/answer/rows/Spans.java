package braid.answer.rows;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as a request spells them: {@code 30s}, {@code 15m}, {@code 1h}, {@code 7d}, {@code 1w}, or ISO's {@code PT1H}. */
final class Spans {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");

    private Spans() {}

    static Duration parse(String name, String text) {
        Duration span = read(text);
        if (span == null || span.isNegative() || span.isZero() || span.toDays() > 36_500) {
            throw new BadRequest(name + " is '" + text + "', but must be a span like 30s, 15m, 1h, 1d or PT1H"
                    + (name.equals("every") ? ", or all." : "."));
        }
        return span;
    }

    private static Duration read(String text) {
        Matcher matcher = SHORT.matcher(text);
        if (matcher.matches()) {
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(count);
                case "s" -> Duration.ofSeconds(count);
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                case "w" -> Duration.ofDays(7 * count);
                default -> Duration.ofDays(count);
            };
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The short spelling, in the greatest unit that is whole. */
    static String print(long millis) {
        String[] units = {"d", "h", "m", "s"};
        long[] sizes = {86_400_000, 3_600_000, 60_000, 1_000};
        for (int i = 0; i < units.length; i++) {
            if (millis % sizes[i] == 0) {
                return millis / sizes[i] + units[i];
            }
        }
        return millis + "ms";
    }
}
