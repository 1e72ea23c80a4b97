package braid.answer.live.held;

import braid.core.boundary.Progress;
import braid.core.segment.FlushRow;
import braid.core.segment.chain.Chain;

/**
 * How far the live views are in a partition.
 *
 * @param epoch of the flush that ended there; 0 where none did
 */
public record Place(Progress progress, long epoch) {
    /** Where nothing was flushed yet: at a published cut's boundary, or at the log's beginning. */
    static Place at(long segment, long offset) {
        return new Place(new Progress(segment, offset, offset, null), 0);
    }

    public long segment() {
        return progress.segment();
    }

    public long next() {
        return progress.next();
    }

    /** Behind some flushes that lead on from here. */
    public Place after(Chain chain) {
        if (chain.isEmpty()) {
            return this;
        }
        FlushRow last = chain.last();
        Progress reached = chain.progress();
        long first = last.segment() == segment() ? progress.first() : reached.first();
        return new Place(new Progress(last.segment(), first, last.to(), reached.appendTime()), last.epoch());
    }
}
