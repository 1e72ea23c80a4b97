package braid.core.view.field;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How days and times are written that are not ISO 8601: {@code M/d/yyyy H:mm}, in the letters of {@link DateTimeFormatter}.
 *
 * <p>A letter alone takes one digit or two, {@code MM} exactly two; names of months and days are English, in any letters. A run of blanks
 * is one blank. What a pattern does not have is the first: of a month its first day, of a year January. Nothing is rolled over: February
 * 30 is no day. Immutable, safe for use by several threads.
 */
public final class DatePattern {
    /** The first of the hundred years that two digits mean, unless another is told: 1970 to 2069, as in PostgreSQL and Snowflake. */
    public static final int CENTURY = 1970;

    private static final String LETTERS = "yuMLdEaHhmsSXxZVO";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern QUOTED = Pattern.compile("'(?:[^']|'')*'");
    private static final Pattern YEAR_DAY_MONTH = Pattern.compile("[yu]{4}-d.*");

    private final String text;
    private final int century;
    private final boolean hasTime;
    private final DateTimeFormatter format;
    private volatile DatePattern ofOtherCentury;

    /**
     * A text as a pattern reads it.
     *
     * @param time {@code null} where there is none
     * @param zone {@code null} where there is none
     */
    public record DayTime(LocalDate day, LocalTime time, ZoneId zone) {}

    private DatePattern(String text, int century) {
        this.text = text;
        this.century = century;
        this.hasTime = letters(text).matches(".*[Hh].*");
        this.format = format(text, century);
    }

    /**
     * The pattern of a text.
     *
     * @throws IllegalArgumentException if it is none, with a sentence that says why and what may stand there
     */
    public static DatePattern of(String text) {
        DatePatternRules.check(text, letters(text), LETTERS);
        try {
            return new DatePattern(text, CENTURY);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(DatePatternRules.notOne(text, "its letters do not stand as they may"));
        }
    }

    /** The same, with other hundred years for two digits. */
    public DatePattern from(int firstYear) {
        if (firstYear == century) {
            return this;
        }
        DatePattern known = ofOtherCentury;
        if (known == null || known.century != firstYear) {
            known = new DatePattern(text, firstYear);
            ofOtherCentury = known;
        }
        return known;
    }

    /** Whether it has a time of the day. */
    public boolean hasTime() {
        return hasTime;
    }

    /** Whether a text can be both this and ISO 8601, and mean two days: {@code yyyy-dd-MM}. */
    public boolean contradictsIso() {
        return YEAR_DAY_MONTH.matcher(text.strip()).matches();
    }

    /** What a text says, or {@code null} if it is not written so. */
    public DayTime read(String given) {
        String plain = plain(given);
        ParsePosition at = new ParsePosition(0);
        // Only the shape at first, because a text of another shape is no exception where there are several patterns.
        if (format.parseUnresolved(plain, at) == null || at.getIndex() < plain.length()) {
            return null;
        }
        try {
            TemporalAccessor parsed = format.parse(plain);
            LocalDate day = parsed.query(TemporalQueries.localDate());
            return day == null
                    ? null
                    : new DayTime(day, parsed.query(TemporalQueries.localTime()), parsed.query(TemporalQueries.zone()));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String plain(String text) {
        return BLANKS.matcher(text.strip()).replaceAll(" ");
    }

    /** The pattern without what stands in quotes. */
    private static String letters(String text) {
        return QUOTED.matcher(text).replaceAll("");
    }

    private static DateTimeFormatter format(String text, int century) {
        DateTimeFormatterBuilder built = new DateTimeFormatterBuilder().parseCaseInsensitive();
        StringBuilder piece = new StringBuilder();
        String pattern = plain(text);
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            quoted ^= c == '\'';
            int end = i;
            while (!quoted && (c == 'y' || c == 'u') && end < pattern.length() && pattern.charAt(end) == c) {
                end++;
            }
            if (end == i + 2) {
                built.appendPattern(piece.toString()).appendValueReduced(ChronoField.YEAR, 2, 2, century);
                piece.setLength(0);
                i++;
            } else if (end > i) {
                // A year of the calendar: that of an era would need the era beside it.
                piece.append("u".repeat(end - i));
                i = end - 1;
            } else {
                piece.append(c);
            }
        }
        built.appendPattern(piece.toString());
        String letters = letters(text);
        if (!letters.matches(".*[ML].*")) {
            built.parseDefaulting(ChronoField.MONTH_OF_YEAR, 1);
        }
        if (!letters.contains("d")) {
            built.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
        }
        return built.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    }

    /** As it was given. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DatePattern that && that.text.equals(text) && that.century == century;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
