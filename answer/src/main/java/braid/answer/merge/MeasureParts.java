package braid.answer.merge;

import braid.core.aggregate.Accumulator;
import braid.core.aggregate.Aggregate;
import braid.core.view.View;

/** The aggregates of a view's measures, and where the columns of each begin in a stored row. */
final class MeasureParts {
    private final Aggregate[] aggregates;
    private final int[] starts;

    MeasureParts(View view) {
        aggregates = view.measures().stream().map(m -> m.aggregate()).toArray(Aggregate[]::new);
        starts = new int[aggregates.length];
        int at = 0;
        for (int i = 0; i < aggregates.length; i++) {
            starts[i] = at;
            at += aggregates[i].columns("").size();
        }
    }

    int count() {
        return aggregates.length;
    }

    Accumulator empty(int measure) {
        return aggregates[measure].empty();
    }

    Accumulator decode(Object[] row, int measure) {
        return aggregates[measure].decode(row, starts[measure]);
    }

    /** The stored columns of one measure. */
    Object[] encode(int measure, Accumulator accumulator) {
        Object[] columns = new Object[aggregates[measure].columns("").size()];
        accumulator.encode(columns, 0);
        return columns;
    }
}
