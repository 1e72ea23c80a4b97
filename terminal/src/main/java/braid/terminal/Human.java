package braid.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.StringJoiner;

/** Numbers as people read them. */
public final class Human {
    private Human() {}

    /** {@code 12.3 s}, {@code 4 min 5 s}, {@code 3 h 2 min}: how long something took. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return seconds / 3600 + " h " + seconds / 60 % 60 + " min";
    }

    /** {@code 15 min}, {@code 1 h}, {@code 1 day}, {@code 1 h 30 min}: a length that somebody has set, exactly, without units of which there are none. */
    public static String span(Duration span) {
        StringJoiner words = new StringJoiner(" ");
        if (span.toDays() > 0) {
            words.add(span.toDays() + (span.toDays() == 1 ? " day" : " days"));
        }
        part(span.toHoursPart(), "h", words);
        part(span.toMinutesPart(), "min", words);
        part(span.toSecondsPart(), "s", words);
        part(span.toMillisPart(), "ms", words);
        return words.length() == 0 ? "0 s" : words.toString();
    }

    private static void part(int number, String unit, StringJoiner words) {
        if (number > 0) {
            words.add(number + " " + unit);
        }
    }

    /** Whole mebibytes: {@code 512 MiB}. */
    public static String bytes(long bytes) {
        return (bytes + (1 << 19)) / (1 << 20) + " MiB";
    }

    /** A whole number with its thousands apart: {@code 228,738}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
