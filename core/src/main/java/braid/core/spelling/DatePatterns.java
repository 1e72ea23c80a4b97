package braid.core.spelling;

import braid.core.view.field.DatePattern;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How days and times may be written beside ISO 8601. A text that two patterns read as two moments is refused.
 *
 * @param century the first of the hundred years that two digits mean
 */
public record DatePatterns(List<DatePattern> patterns, int century) {
    /** ISO 8601 and nothing else. */
    public static final DatePatterns NONE = new DatePatterns(List.of(), DatePattern.CENTURY);

    private static final int LAST_CENTURY = 9900;

    public DatePatterns {
        patterns = List.copyOf(patterns);
    }

    /**
     * Those that are told.
     *
     * @param century {@code null} for 1970 to 2069
     * @throws IllegalArgumentException if one is none, with a sentence that says what is allowed
     */
    public static DatePatterns of(List<String> patterns, Integer century) {
        int first = century == null ? DatePattern.CENTURY : century;
        if (first < 1 || first > LAST_CENTURY) {
            throw new IllegalArgumentException(
                    "'" + first
                            + "' is not a year from 1 to 9900: it is the first of the hundred that two digits mean, 1900 for 1900 to 1999.");
        }
        return new DatePatterns(
                patterns.stream().map(text -> DatePattern.of(text).from(first)).toList(), first);
    }

    /** That of a column, with the years of these. */
    DatePatterns only(DatePattern pattern) {
        return new DatePatterns(List.of(pattern.from(century)), century);
    }

    public boolean isEmpty() {
        return patterns.isEmpty();
    }

    /**
     * Demands that a text like none of the patterns may be in ISO 8601, which says itself what it is; unless a pattern has the day before the
     * month behind a year.
     */
    public void requireIso() {
        if (patterns.stream().anyMatch(DatePattern::contradictsIso)) {
            throw new IllegalArgumentException("is written as " + this);
        }
    }

    /** That a text is neither like one of the patterns nor in ISO 8601, with what is allowed and how to allow more. */
    public NotIso refused(String text, boolean withTime, NotIso iso) {
        return new NotIso(
                isEmpty()
                        ? iso.getMessage() + LikelyPatterns.hint(text, withTime)
                        : "is written as " + this + ", or in ISO 8601");
    }

    /**
     * What a text says, or {@code null} if it is written like none of them.
     *
     * @param withTime whether a time of the day is of use
     * @throws IllegalArgumentException if it says two things
     */
    public DatePattern.DayTime read(String text, boolean withTime) {
        DatePattern.DayTime found = null;
        DatePattern by = null;
        for (DatePattern pattern : patterns) {
            DatePattern.DayTime reading = pattern.hasTime() && !withTime ? null : pattern.read(text);
            if (reading != null && found != null && !reading.equals(found)) {
                throw new IllegalArgumentException(
                        "has one meaning: as " + by + " this is " + shown(found) + ", and as " + pattern + " it is "
                                + shown(reading) + ", so that only one of these may be told");
            }
            if (reading != null && found == null) {
                found = reading;
                by = pattern;
            }
        }
        return found;
    }

    private static String shown(DatePattern.DayTime reading) {
        return reading.day() + (reading.time() == null ? "" : " " + reading.time());
    }

    @Override
    public String toString() {
        return patterns.stream().map(DatePattern::toString).collect(Collectors.joining(" or "));
    }
}
