package braid.ingest.decode;

import braid.core.view.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a request says about its times where their texts and numbers do not say it themselves. Without it nothing is guessed: such times
 * are refused. Immutable.
 *
 * @param epoch what a number counts since 1970; {@code null} for milliseconds, and a number that is more likely something else is refused
 * @param cut whether digits beyond milliseconds are cut (towards the past) instead of refused
 * @param zone of texts that have none; {@code null} to refuse them
 * @param overlap which of two times is meant by one that the clocks of the zone showed twice
 */
public record TimeSpelling(EpochUnit epoch, boolean cut, ZoneId zone, Overlap overlap) {
    /** Nothing but what the texts say. */
    public static final TimeSpelling EXACT = new TimeSpelling(null, false, null, Overlap.REJECT);

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

    /** As the parameters of a request; empty for {@link #EXACT}. */
    public String query() {
        StringJoiner query = new StringJoiner("&");
        if (epoch != null) {
            query.add("epoch=" + epoch);
        }
        if (cut) {
            query.add("fraction=cut");
        }
        if (zone != null) {
            query.add("zone=" + URLEncoder.encode(zone.getId(), StandardCharsets.UTF_8));
        }
        if (overlap != Overlap.REJECT) {
            query.add("overlap=" + overlap);
        }
        return query.toString();
    }

    /**
     * The moment at which the clocks of the zone show a local time, in milliseconds since 1970.
     *
     * @param localMillis the local time as if it were UTC
     * @throws IllegalArgumentException if there is no zone, no such moment, or two and none is chosen
     */
    long moment(long localMillis) {
        if (zone == null) {
            throw new IllegalArgumentException(
                    "needs a zone: put Z for UTC, or an offset like +01:00, at the end, or name the zone "
                            + "of all such times (braid send --zone Europe/Berlin, ?zone=Europe/Berlin over HTTP)");
        }
        LocalDateTime local = LocalDateTime.ofEpochSecond(Math.floorDiv(localMillis, 1000), 0, ZoneOffset.UTC);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new IllegalArgumentException(inGap(zone.getRules().getTransition(local)));
        }
        if (offsets.size() == 2 && overlap == Overlap.REJECT) {
            throw new IllegalArgumentException(inOverlap(offsets));
        }
        ZoneOffset offset = offsets.get(overlap == Overlap.LATER ? offsets.size() - 1 : 0);
        return localMillis - offset.getTotalSeconds() * 1000L;
    }

    /** The first moment of a day in the zone, which is not midnight where the clocks were put forward then. */
    long startOfDay(long epochDay) {
        if (zone == null) {
            throw new IllegalArgumentException(
                    "needs a time of the day and a zone, like 2001-01-31T12:00:00Z, or the zone in which "
                            + "a day stands for its first moment (braid send --zone Z, ?zone=Z over HTTP)");
        }
        LocalDate day = LocalDate.ofEpochDay(epochDay);
        ZonedDateTime start = day.atStartOfDay(zone);
        if (!start.toLocalDate().equals(day)) {
            throw new IllegalArgumentException("needs a day that there was: " + zone + " passed over this one");
        }
        return start.toInstant().toEpochMilli();
    }

    private String inGap(ZoneOffsetTransition change) {
        return "needs a time that there was: in " + zone + " the clocks were put forward from "
                + change.getDateTimeBefore() + " to " + change.getDateTimeAfter()
                + ". Give it with the offset that its clock had, like " + change.getOffsetBefore();
    }

    private String inOverlap(List<ZoneOffset> offsets) {
        return "needs one time: in " + zone + " the clocks showed this one twice, first at " + offsets.get(0)
                + " and then at " + offsets.get(1)
                + ". Give its offset, or choose for all such times (braid send --overlap earlier or later, ?overlap=earlier over HTTP)";
    }
}
