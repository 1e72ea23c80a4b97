package braid.speed;

import braid.core.aggregate.Accumulator;
import braid.core.expression.GroupKey;
import braid.core.expression.ViewFunction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A flush while it fills. */
final class Filling {
    private final long segment;
    private final long from;
    private final List<Map<GroupKey, Accumulator[]>> groups = new ArrayList<>();
    private long to;

    Filling(long segment, long from, int views) {
        this.segment = segment;
        this.from = from;
        this.to = from;
        for (int i = 0; i < views; i++) {
            groups.add(new HashMap<>());
        }
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

    void fold(List<FoldedView> views, Object[] row) {
        for (int i = 0; i < groups.size(); i++) {
            ViewFunction function = views.get(i).function();
            if (function.accept(row)) {
                GroupKey key = function.group();
                Accumulator[] accumulators = groups.get(i).get(key);
                if (accumulators == null) {
                    accumulators = function.empty();
                    groups.get(i).put(key, accumulators);
                }
                function.addTo(accumulators);
            }
        }
    }

    int size() {
        return groups.stream().mapToInt(Map::size).sum();
    }

    /** As it is; not to be folded into any more. */
    Filled filled(long segmentFirst, Instant appendTime) {
        return new Filled(segment, segmentFirst, from, to, appendTime, groups);
    }
}
