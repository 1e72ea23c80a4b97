package braid.answer.rows.column;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Instants as answers spell them: {@code 2001-01-31T12:00:00Z}, with milliseconds only where there are some; the same text as that of {@link
 * Instant#toString}. A scan spells several a row, so they can be written into a buffer, without an object for each.
 */
public final class InstantText {
    /** No instant's text is longer, in bytes. */
    public static final int LONGEST = 32;

    private static final int MILLIS_OF_DAY = 86_400_000;
    private static final int MILLIS_OF_HOUR = 3_600_000;
    private static final int MILLIS_OF_MINUTE = 60_000;
    private static final int MILLIS_OF_SECOND = 1_000;
    private static final int LAST_YEAR = 9999;

    private InstantText() {}

    /** The text of an instant in milliseconds since 1970. */
    public static String of(long epochMillis) {
        byte[] text = new byte[LONGEST];
        return new String(text, 0, write(epochMillis, text), StandardCharsets.US_ASCII);
    }

    /**
     * Writes the text of an instant, in ASCII, from the beginning of a buffer of {@link #LONGEST} bytes.
     *
     * @return its length
     */
    public static int write(long epochMillis, byte[] to) {
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, MILLIS_OF_DAY));
        if (day.getYear() < 0 || day.getYear() > LAST_YEAR) {
            byte[] text = Instant.ofEpochMilli(epochMillis).toString().getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(text, 0, to, 0, text.length);
            return text.length;
        }
        digits(day.getYear(), 4, to, 0);
        after('-', day.getMonthValue(), 2, to, 4);
        after('-', day.getDayOfMonth(), 2, to, 7);
        int millis = Math.floorMod(epochMillis, MILLIS_OF_DAY);
        after('T', millis / MILLIS_OF_HOUR, 2, to, 10);
        after(':', millis % MILLIS_OF_HOUR / MILLIS_OF_MINUTE, 2, to, 13);
        after(':', millis % MILLIS_OF_MINUTE / MILLIS_OF_SECOND, 2, to, 16);
        int length = 19;
        if (millis % MILLIS_OF_SECOND != 0) {
            after('.', millis % MILLIS_OF_SECOND, 3, to, length);
            length += 4;
        }
        to[length] = 'Z';
        return length + 1;
    }

    private static void after(char mark, int number, int digits, byte[] to, int at) {
        to[at] = (byte) mark;
        digits(number, digits, to, at + 1);
    }

    private static void digits(int number, int digits, byte[] to, int at) {
        int left = number;
        for (int i = at + digits - 1; i >= at; i--) {
            to[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
    }
}
