package braid.answer.merge;

import braid.core.aggregate.Accumulator;

/** What one side knows of a group: some stored rows. A single row, which is the common case, stays as it was read. */
final class Part {
    private Object[] only;
    private Accumulator[] folded;

    void add(MeasureParts measures, Object[] row) {
        if (only == null && folded == null) {
            only = row;
            return;
        }
        if (folded == null) {
            folded = new Accumulator[measures.count()];
            for (int i = 0; i < folded.length; i++) {
                folded[i] = measures.decode(only, i);
            }
            only = null;
        }
        for (int i = 0; i < folded.length; i++) {
            folded[i].merge(measures.decode(row, i));
        }
    }

    /** Not to be changed. */
    Accumulator accumulator(MeasureParts measures, int measure) {
        return folded == null ? measures.decode(only, measure) : folded[measure];
    }
}
