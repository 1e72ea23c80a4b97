package braid.ingest.decode.column;

import braid.core.spelling.DatePatterns;
import braid.core.spelling.EpochUnit;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.IsoTime;
import braid.core.spelling.NotIso;
import braid.core.spelling.TimeSpelling;
import braid.core.type.Column;
import braid.core.view.field.DatePattern;
import braid.ingest.decode.refusal.ShownValue;
import java.math.BigDecimal;
import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * TIMESTAMP(3): ISO 8601 with a zone, as a pattern has it, or a number since 1970; as milliseconds since 1970.
 *
 * <p>A number whose unit the request does not say counts milliseconds, unless that would be January 1970: it is then refused, because it
 * is more often one of seconds.
 */
final class TimestampReader extends ColumnReader {
    private static final long FIRST = IsoTime.millis("0001-01-01T00:00:00Z");
    private static final long LAST = IsoTime.millis("9999-12-31T23:59:59.999Z");
    private static final long JANUARY = 31L * 86_400_000;
    private static final String YEARS = "lies in the years 1 to 9999";

    private final DatePattern own;
    private final EventTimes limits;

    /**
     * @param own how the column is written; {@code null} for as the request says
     * @param limits of event time; {@code null} where it is none
     */
    TimestampReader(Column column, DatePattern own, EventTimes limits) {
        super(column);
        this.own = own;
        this.limits = limits;
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        if (token == JsonToken.VALUE_STRING) {
            return fromText(parser.getString(), spelling);
        }
        boolean whole = token == JsonToken.VALUE_NUMBER_INT;
        if (!whole && token != JsonToken.VALUE_NUMBER_FLOAT) {
            throw refused(
                    parser, token, "is a string like \"2001-01-31T12:00:00Z\" or a number of milliseconds since 1970");
        }
        TimeSpelling times = spelling.times();
        DatePatterns told = times.dates(own);
        if (!told.isEmpty()) {
            Long millis = byPattern(parser.getString(), told, times);
            if (millis != null) {
                return millis;
            }
        }
        if (whole && times.epoch() == null && parser.getNumberType() == JsonParser.NumberType.LONG) {
            long millis = parser.getLongValue();
            String wrong = outside(millis);
            if (wrong == null && Math.abs(millis) >= JANUARY) {
                return millis;
            }
        }
        return ofNumber(decimal(parser, token), ShownValue.value(parser, token), times);
    }

    @Override
    public Object fromText(String text, EventSpelling spelling) {
        TimeSpelling times = spelling.times();
        DatePatterns told = times.dates(own);
        Long said = told.isEmpty() ? null : byPattern(text, told, times);
        if (said != null) {
            return said;
        }
        long millis;
        try {
            told.requireIso();
            millis = IsoTime.millis(text, times);
        } catch (NotIso e) {
            throw refused(ShownValue.text(text), told.refused(text, true, e).getMessage());
        } catch (IllegalArgumentException e) {
            throw refused(ShownValue.text(text), e.getMessage());
        }
        return inBounds(text, millis);
    }

    /** The moment by one of the patterns, or {@code null} if the text is like none of them. */
    private Long byPattern(String text, DatePatterns told, TimeSpelling times) {
        long millis;
        try {
            DatePattern.DayTime reading = told.read(text, true);
            if (reading == null) {
                return null;
            }
            millis = times.moment(reading);
        } catch (IllegalArgumentException e) {
            throw refused(ShownValue.text(text), e.getMessage());
        }
        return inBounds(text, millis);
    }

    private Long inBounds(String text, long millis) {
        String wrong = outside(millis);
        if (wrong != null) {
            throw refused(ShownValue.text(text), wrong);
        }
        return millis;
    }

    private Long ofNumber(BigDecimal number, String given, TimeSpelling times) {
        EpochUnit unit = times.epoch() == null ? EpochUnit.MILLIS : times.epoch();
        long millis;
        try {
            millis = unit.millis(number, times.cut());
        } catch (ArithmeticException e) {
            throw refused(given, unexact(number, unit) + likely(number, times));
        }
        String wrong = outside(millis);
        if (wrong != null) {
            throw refused(given, wrong + likely(number, times));
        }
        if (times.epoch() == null && Math.abs(millis) < JANUARY) {
            throw refused(
                    given, "in milliseconds since 1970 would be in the first month of 1970" + likely(number, times));
        }
        return millis;
    }

    private static String unexact(BigDecimal number, EpochUnit unit) {
        try {
            unit.millis(number, true);
        } catch (ArithmeticException e) {
            return YEARS;
        }
        return "holds milliseconds, and this number of " + unit
                + " is finer: have the rest cut (braid send --cut-to-millis, ?fraction=cut over HTTP)";
    }

    /** What the number more likely means, and how to say it. */
    private static String likely(BigDecimal number, TimeSpelling times) {
        EpochUnit unit = EpochUnit.likely(number);
        if (unit != null && unit != times.epoch()) {
            String say = "--epoch " + unit + ", ?epoch=" + unit + " over HTTP)";
            return "; in " + unit + " it is " + Instant.ofEpochMilli(unit.millis(number, true)) + " (braid send " + say;
        }
        return times.epoch() == null
                ? "; say what it counts (braid send --epoch seconds, millis, micros or nanos, ?epoch=seconds over HTTP)"
                : "";
    }

    /** Why a time is not taken, or {@code null} if it is. */
    private String outside(long millis) {
        if (limits != null && !limits.allow(millis)) {
            return "as event time lies " + limits.allowed();
        }
        return millis < FIRST || millis > LAST ? YEARS : null;
    }
}
