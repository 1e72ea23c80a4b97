package braid.core.group;

import braid.core.aggregate.Accumulator;
import braid.core.aggregate.Aggregate;
import braid.core.view.View;

/**
 * The accumulators of a view's measures as one row of columns, in the order of {@link View#accumulatorColumns()}: what engines keep, ship
 * and merge that know rows only. Safe for use by several threads.
 */
public final class PartialAggregates {
    private final Aggregate[] aggregates;
    private final int[] starts;
    private final int columns;

    public PartialAggregates(View view) {
        aggregates = view.measures().stream().map(m -> m.aggregate()).toArray(Aggregate[]::new);
        starts = new int[aggregates.length];
        int at = 0;
        for (int i = 0; i < aggregates.length; i++) {
            starts[i] = at;
            at += aggregates[i].columns("").size();
        }
        columns = at;
    }

    /** Accumulators that have seen nothing, one for each measure. */
    public Accumulator[] empty() {
        Accumulator[] empty = new Accumulator[aggregates.length];
        for (int i = 0; i < empty.length; i++) {
            empty[i] = aggregates[i].empty();
        }
        return empty;
    }

    public Object[] encode(Accumulator[] accumulators) {
        Object[] row = new Object[columns];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i].encode(row, starts[i]);
        }
        return row;
    }

    public Accumulator[] decode(Object[] row) {
        Accumulator[] accumulators = new Accumulator[aggregates.length];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = aggregates[i].decode(row, starts[i]);
        }
        return accumulators;
    }

    /** What both rows have seen; neither is changed. */
    public Object[] merge(Object[] one, Object[] other) {
        Accumulator[] merged = decode(one);
        for (int i = 0; i < merged.length; i++) {
            merged[i].merge(aggregates[i].decode(other, starts[i]));
        }
        return encode(merged);
    }
}
