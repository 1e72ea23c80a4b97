package braid.speed.begin;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;

/**
 * Where the fold of a partition goes on. By rule where its chain of flushes ends. Where the log does not hold that offset any more, at the
 * published cut's marker: all before it is in the batch views. If that cannot be either, some events are nowhere, and the partition is
 * refused.
 *
 * @param logStart the first offset that the log holds
 * @param logEnd the offset after its last record
 */
record StartingPoint(Partition partition, long logStart, long logEnd) {
    /** Whether the log holds all that comes behind it. */
    boolean holds(Progress found) {
        return logStart <= found.next();
    }

    /**
     * The progress that was found, if the log still reaches to it.
     *
     * @throws IllegalStateException if the log ends before it: the offsets behind its end will be given to other events
     */
    Progress again(Progress found) {
        if (logEnd < found.next()) {
            throw new IllegalStateException("The log of " + partition + " ends at offset " + logEnd
                    + ", but was folded up to " + found.next()
                    + ": it has lost its end, and its next events would get offsets that count as folded already. Restore the log, or"
                    + " start over with `braid reset`.");
        }
        return found;
    }

    /** Of a partition that nobody has folded before: the log's start, in a segment that the published cut does not cover. */
    Progress anew(PublishedCut published) {
        boolean covered = published.boundary().offsets().containsKey(partition);
        if (logStart == 0) {
            return new Progress(covered ? 0 : published.cut(), 0, 0, null);
        }
        return behind(published, null);
    }

    /**
     * At the published cut's marker. A reader who still uses an earlier cut finds no chain that leads there, and reads the cut again.
     *
     * @param found what was folded before, {@code null} for nothing; what comes behind it is not in the log any more, or dropped
     * @throws IllegalStateException if events that are not in the batch views are not in the log either
     */
    Progress behind(PublishedCut published, Progress found) {
        Long boundary = published.boundary().offsets().get(partition);
        if (boundary == null || boundary + 1 < logStart || found != null && found.next() > boundary + 1) {
            throw new IllegalStateException("The log of " + partition + " begins at offset " + logStart + ", but "
                    + (found == null ? "nothing was folded of it" : "it was folded up to " + found.next())
                    + ", and the batch views hold it up to " + (boundary == null ? 0 : boundary)
                    + " only: events between them are gone and cannot be folded. Start over with `braid reset`. Run batch more often, or"
                    + " keep the log longer with kafka.retention.hours.");
        }
        return again(new Progress(published.cut(), boundary, boundary, null));
    }
}
