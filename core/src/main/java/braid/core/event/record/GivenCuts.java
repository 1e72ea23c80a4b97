package braid.core.event.record;

import java.util.function.LongSupplier;

/**
 * The cut numbers that were given out: a marker counts only if its number is one of them, whoever wrote it. A number is given out, in the
 * warehouse, before its first marker is written; so of a marker that has been read, who asks then learns for sure.
 *
 * <p>Without this, a stray record that looks like the marker of a cut far ahead would open a segment that no later marker closes, and its
 * events would count in both views. What was judged foreign stays foreign when its number is given out one day
 * ({@code braid.storage.quarantine.FirstVerdicts}). Not safe for use by several threads.
 */
public final class GivenCuts {
    private final LongSupplier lastGiven;
    private long last;
    private boolean fresh;

    /** @param lastGiven asks for the newest number; what it throws is thrown on, and the record can be judged again */
    public GivenCuts(LongSupplier lastGiven) {
        this.lastGiven = lastGiven;
    }

    /** Says that records may come which were written since the newest number was asked for. */
    public void recordsCome() {
        fresh = false;
    }

    /** The record, or that it is foreign: a marker whose number nobody was given. */
    public LogRecord judge(LogRecord record) {
        if (!(record instanceof LogRecord.Marker marker) || marker.cut() <= last) {
            return record;
        }
        if (!fresh) {
            last = lastGiven.getAsLong();
            fresh = true;
        }
        return marker.cut() <= last
                ? record
                : new LogRecord.Foreign("a cut marker with the number " + marker.cut()
                        + ", which no batch layer was given: the newest is " + last);
    }
}
