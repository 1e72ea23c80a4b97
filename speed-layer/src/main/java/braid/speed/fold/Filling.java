package braid.speed.fold;

import braid.core.event.record.EventRow;
import braid.core.fold.ViewFold;
import java.time.Instant;
import java.util.List;

/** A flush while it fills. */
final class Filling {
    private final long segment;
    private final long from;
    private final List<ViewFold> folds;
    private long to;

    /** @param folds of the views, without groups; of no other flush while this one fills */
    Filling(long segment, long from, List<ViewFold> folds) {
        this.segment = segment;
        this.from = from;
        this.to = from;
        this.folds = folds;
    }

    long segment() {
        return segment;
    }

    /** The first offset that is not in it yet. */
    long to() {
        return to;
    }

    void skipTo(long offset) {
        to = Math.max(to, offset);
    }

    boolean isEmpty() {
        return to == from;
    }

    void fold(EventRow event) {
        for (int i = 0; i < folds.size(); i++) {
            folds.get(i).fold(event);
        }
    }

    int size() {
        int groups = 0;
        for (int i = 0; i < folds.size(); i++) {
            groups += folds.get(i).size();
        }
        return groups;
    }

    /** As it is; the folds are free for the next one. */
    Filled filled(long segmentFirst, Instant appendTime) {
        return new Filled(
                segment,
                segmentFirst,
                from,
                to,
                appendTime,
                folds.stream().map(ViewFold::take).toList());
    }
}
