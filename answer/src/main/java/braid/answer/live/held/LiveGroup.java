package braid.answer.live.held;

import braid.core.aggregate.Accumulator;
import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.PartialAggregates;

/**
 * A group, merged from the deltas that came. The first one stays as it was read. Changed by one thread while nobody reads; several may read at
 * once.
 */
final class LiveGroup {
    private final GroupKey key;
    private Accumulator[] merged;
    private GroupRow row;

    LiveGroup(GroupRow first) {
        key = first.key();
        row = first;
    }

    void merge(PartialAggregates partials, GroupRow delta) {
        if (merged == null) {
            merged = partials.decode(row.accumulators());
        }
        Accumulator[] more = partials.decode(delta.accumulators());
        for (int i = 0; i < merged.length; i++) {
            merged[i].merge(more[i]);
        }
        row = null;
    }

    /** As a store would hold it; encoded once after each change. */
    synchronized GroupRow row(PartialAggregates partials) {
        if (row == null) {
            row = new GroupRow(key, partials.encode(merged));
        }
        return row;
    }
}
