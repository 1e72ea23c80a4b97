package braid.core.spelling;

import braid.core.text.Names;
import braid.core.text.Query;
import braid.core.view.field.DatePattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;

/**
 * What a request says about its times where their texts and numbers do not say it themselves. Without it nothing is guessed: such times
 * are refused. Immutable.
 *
 * @param epoch what a number counts since 1970; {@code null} for milliseconds, and a number that is more likely something else is refused
 * @param cut whether digits beyond milliseconds are cut (towards the past) instead of refused
 * @param zone of texts that have none; {@code null} to refuse them
 * @param overlap which of two times is meant by one that the clocks of the zone showed twice
 * @param dates how texts may be written beside ISO 8601
 */
public record TimeSpelling(EpochUnit epoch, boolean cut, ZoneId zone, Overlap overlap, DatePatterns dates) {
    /** Nothing but what the texts say. */
    public static final TimeSpelling EXACT = new TimeSpelling(null, false, null, Overlap.REJECT, DatePatterns.NONE);

    private static final int NANOS_OF_MILLI = 1_000_000;

    private static final int LONGEST_ZONE = 64;

    /** What a local time means that the clocks of a zone showed twice, because they were put back. */
    public enum Overlap {
        /** The first of the two. */
        EARLIER,
        /** The second of the two. */
        LATER,
        /** Neither: the time is refused. */
        REJECT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The zone of a text: {@code Z}, an offset like {@code +01:00} or a region like {@code Europe/Berlin}.
     *
     * @throws IllegalArgumentException if there is none, with a sentence that says what may stand there
     */
    public static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            String nearest = text.length() > LONGEST_ZONE
                    ? ""
                    : Names.nearest(text, ZoneId.getAvailableZoneIds())
                            .map(name -> " Did you mean " + name + "?")
                            .orElse("");
            throw new IllegalArgumentException("'" + text
                    + "' is not a zone: write Z, an offset like +01:00, or a region like Europe/Berlin." + nearest);
        }
    }

    /** Puts what is not the default into the parameters of a request. */
    void describe(Query query) {
        query.add("epoch", epoch);
        query.add("fraction", cut ? "cut" : null);
        query.add("zone", zone);
        query.add("overlap", overlap == Overlap.REJECT ? null : overlap);
        query.addAll("dates", dates.patterns());
        query.add("century", dates.century() == DatePattern.CENTURY ? null : dates.century());
    }

    /**
     * How the texts of a column may be written.
     *
     * @param own as the source says of the column; {@code null} if it does not
     */
    public DatePatterns dates(DatePattern own) {
        return own == null ? dates : dates.only(own);
    }

    /**
     * The moment that a text says which is written by a pattern, in milliseconds since 1970.
     *
     * @throws IllegalArgumentException as {@link #moment(long)}, and if it is finer than milliseconds
     */
    public long moment(DatePattern.DayTime said) {
        ZoneId in = said.zone() == null ? zone : said.zone();
        if (said.time() == null) {
            return startOfDay(said.day().toEpochDay(), in);
        }
        int nanos = said.time().getNano();
        if (nanos % NANOS_OF_MILLI != 0 && !cut) {
            throw new IllegalArgumentException(IsoTime.FINER);
        }
        long seconds = said.day().atTime(said.time()).toEpochSecond(ZoneOffset.UTC);
        return moment(seconds * 1000 + nanos / NANOS_OF_MILLI, in);
    }

    /**
     * The moment at which the clocks of the zone show a local time, in milliseconds since 1970.
     *
     * @param localMillis the local time as if it were UTC
     * @throws IllegalArgumentException if there is no zone, no such moment, or two and none is chosen
     */
    public long moment(long localMillis) {
        return moment(localMillis, zone);
    }

    private long moment(long localMillis, ZoneId in) {
        if (in == null) {
            throw new IllegalArgumentException(
                    "needs a zone: put Z for UTC, or an offset like +01:00, at the end, or name the zone "
                            + "of all such times (braid send --zone Europe/Berlin, ?zone=Europe/Berlin over HTTP)");
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(localMillis, 1000), 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new IllegalArgumentException(inGap(in, in.getRules().getTransition(local)));
        }
        if (offsets.size() == 2 && overlap == Overlap.REJECT) {
            throw new IllegalArgumentException(inOverlap(in, offsets));
        }
        ZoneOffset offset = offsets.get(overlap == Overlap.LATER ? offsets.size() - 1 : 0);
        return localMillis - offset.getTotalSeconds() * 1000L;
    }

    /** The first moment of a day in the zone, which is not midnight where the clocks were put forward then. */
    long startOfDay(long epochDay) {
        return startOfDay(epochDay, zone);
    }

    private static long startOfDay(long epochDay, ZoneId in) {
        if (in == null) {
            throw new IllegalArgumentException(
                    "needs a time of the day and a zone, like 2001-01-31T12:00:00Z, or the zone in which "
                            + "a day stands for its first moment (braid send --zone Z, ?zone=Z over HTTP)");
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        ZonedDateTime start = day.atStartOfDay(in);
        if (!start.toLocalDate().equals(day)) {
            throw new IllegalArgumentException("needs a day that there was: " + in + " passed over this one");
        }
        return start.toInstant().toEpochMilli();
    }

    private static String inGap(ZoneId in, ZoneOffsetTransition change) {
        return "needs a time that there was: in " + in + " the clocks were put forward from "
                + change.getDateTimeBefore() + " to " + change.getDateTimeAfter()
                + ". Give it with the offset that its clock had, like " + change.getOffsetBefore();
    }

    private static String inOverlap(ZoneId in, List<ZoneOffset> offsets) {
        return "needs one time: in " + in + " the clocks showed this one twice, first at " + offsets.get(0)
                + " and then at " + offsets.get(1)
                + ". Give its offset, or choose for all such times (braid send --overlap earlier or later, ?overlap=earlier over HTTP)";
    }
}
