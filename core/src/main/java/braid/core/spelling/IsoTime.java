package braid.core.spelling;

/**
 * Reads ISO 8601 dates and timestamps: {@code 2001-01-31} and {@code 2001-01-31T12:00[:00[.000]](Z|+01:00|+01)}; without allocating,
 * where the zone is written.
 *
 * <p>A timestamp needs a zone, because a guess would move it by hours, and at most milliseconds, because cutting would change it;
 * further digits may only be zeros. {@link TimeSpelling} allows more. A space may stand for the {@code T} and before the zone, a comma for the
 * point, {@code UTC} for the {@code Z}.
 * Proleptic Gregorian, years 1 to 9999, no leap seconds.
 *
 * <p>A text that is not one is an {@link IllegalArgumentException} whose message fits behind "TIMESTAMP(3) ...".
 */
public final class IsoTime {
    private static final String DATE = "is written like 2001-01-31";
    private static final String TIMESTAMP = "is written like 2001-01-31T12:00:00Z or 2001-01-31T13:00:00.000+01:00";
    static final String FINER =
            "holds milliseconds: give at most three digits after the second, or have the others cut "
                    + "(braid send --cut-to-millis, ?fraction=cut over HTTP)";
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final String UTC = "UTC";
    private static final int LARGEST_OFFSET = 18 * 60;
    private static final int DATE_LENGTH = 10;
    private static final int MINUTE_LENGTH = 16;

    private IsoTime() {}

    /** Days since 1970-01-01. */
    public static int day(String text) {
        if (text.length() != DATE_LENGTH) {
            throw new NotIso(DATE);
        }
        return dayAtStart(text, DATE);
    }

    /** Milliseconds since 1970-01-01T00:00:00Z of a text that says all. */
    public static long millis(String text) {
        return millis(text, TimeSpelling.EXACT);
    }

    /** Milliseconds since 1970-01-01T00:00:00Z. */
    public static long millis(String text, TimeSpelling spelling) {
        int length = text.length();
        if (length == DATE_LENGTH) {
            return spelling.startOfDay(dayAtStart(text, TIMESTAMP));
        }
        if (length < MINUTE_LENGTH) {
            throw new NotIso(TIMESTAMP);
        }
        long days = dayAtStart(text, TIMESTAMP);
        char separator = text.charAt(DATE_LENGTH);
        if (separator != 'T' && separator != 't' && separator != ' ' || text.charAt(13) != ':') {
            throw new NotIso(TIMESTAMP);
        }
        long minutes = days * 1440 + two(text, 11, 23) * 60L + two(text, 14, 59);
        long millis = minutes * 60_000;
        int at = MINUTE_LENGTH;
        if (at < length && text.charAt(at) == ':') {
            millis += two(text, at + 1, 59) * 1000L;
            at += 3;
            if (at < length && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
                int end = digitsEnd(text, at + 1);
                millis += fraction(text, at + 1, end, spelling.cut());
                at = end;
            }
        }
        return at == length ? spelling.moment(millis) : millis - offsetMinutes(text, zoneAt(text, at)) * 60_000L;
    }

    /** Where the zone begins, which may have a blank before it. */
    private static int zoneAt(String text, int at) {
        return text.charAt(at) == ' ' && at + 1 < text.length() ? at + 1 : at;
    }

    private static int offsetMinutes(String text, int at) {
        int length = text.length();
        char sign = text.charAt(at);
        if ((sign == 'Z' || sign == 'z') && at + 1 == length
                || text.startsWith(UTC, at) && at + UTC.length() == length) {
            return 0;
        }
        if (sign != '+' && sign != '-') {
            throw new NotIso(TIMESTAMP);
        }
        int minutes;
        if (length == at + 6 && text.charAt(at + 3) == ':') {
            minutes = two(text, at + 1, 18) * 60 + two(text, at + 4, 59);
        } else if (length == at + 5) {
            minutes = two(text, at + 1, 18) * 60 + two(text, at + 3, 59);
        } else if (length == at + 3) {
            minutes = two(text, at + 1, 18) * 60;
        } else {
            throw new NotIso(TIMESTAMP);
        }
        if (minutes > LARGEST_OFFSET) {
            throw new IllegalArgumentException("has an offset from -18:00 to +18:00");
        }
        return sign == '-' ? -minutes : minutes;
    }

    private static int fraction(String text, int from, int end, boolean cut) {
        if (from == end) {
            throw new NotIso(TIMESTAMP);
        }
        int millis = 0;
        for (int i = from; i < from + 3; i++) {
            millis = millis * 10 + (i < end ? text.charAt(i) - '0' : 0);
        }
        for (int i = from + 3; i < end && !cut; i++) {
            if (text.charAt(i) != '0') {
                throw new IllegalArgumentException(FINER);
            }
        }
        return millis;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int dayAtStart(String text, String form) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new NotIso(form);
        }
        int year = 0;
        for (int i = 0; i < 4; i++) {
            year = year * 10 + digit(text, i, form);
        }
        int month = digit(text, 5, form) * 10 + digit(text, 6, form);
        int day = digit(text, 8, form) * 10 + digit(text, 9, form);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
            throw new IllegalArgumentException("is a day of the calendar");
        }
        return epochDay(year, month, day);
    }

    private static int daysOf(int year, int month) {
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month == 2 && leap ? 29 : DAYS[month - 1];
    }

    /** Counts years from March, so that the leap day is the last of its year. */
    private static int epochDay(int year, int month, int day) {
        int shifted = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shifted, 400);
        int yearOfEra = shifted - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
    }

    private static int two(String text, int at, int largest) {
        if (at + 1 >= text.length()) {
            throw new NotIso(TIMESTAMP);
        }
        int value = digit(text, at, TIMESTAMP) * 10 + digit(text, at + 1, TIMESTAMP);
        if (value > largest) {
            throw new IllegalArgumentException("is a time of the day");
        }
        return value;
    }

    private static int digit(String text, int at, String form) {
        char c = text.charAt(at);
        if (!isDigit(c)) {
            throw new NotIso(form);
        }
        return c - '0';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
