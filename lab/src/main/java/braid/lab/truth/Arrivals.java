package braid.lab.truth;

import java.util.Arrays;

/** When each event of a recording was sent and when it was in the log, in milliseconds after the first was due. */
public final class Arrivals {
    private final long[] sent;
    private final long[] acknowledged;

    /**
     * @param sent when each was due, by number: nobody can have seen it before
     * @param acknowledged when the log had acknowledged it; taken as being in order, as the log's offsets are
     */
    public Arrivals(long[] sent, long[] acknowledged) {
        this.sent = inOrder(sent);
        this.acknowledged = inOrder(acknowledged);
    }

    private static long[] inOrder(long[] times) {
        long[] ordered = times.clone();
        for (int i = 1; i < ordered.length; i++) {
            ordered[i] = Math.max(ordered[i], ordered[i - 1]);
        }
        return ordered;
    }

    /** How many events were in the log by then. */
    public int by(long time) {
        return count(acknowledged, time);
    }

    /** How many events may have been in the log by then: acknowledgements come later. */
    int sentBy(long time) {
        return count(sent, time);
    }

    private static int count(long[] times, long time) {
        int found = Arrays.binarySearch(times, time + 1);
        int at = found < 0 ? -found - 1 : found;
        while (at > 0 && times[at - 1] > time) {
            at--;
        }
        return at;
    }

    /** When the event with this number was in the log. */
    public long at(int number) {
        return acknowledged[number];
    }

    public int count() {
        return acknowledged.length;
    }
}
