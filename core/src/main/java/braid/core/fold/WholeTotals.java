package braid.core.fold;

import braid.core.type.DataType;
import java.util.Arrays;

/** Totals of INTEGER. */
final class WholeTotals extends Totals {
    private long[] totals = {};

    WholeTotals(DataType argument, boolean averages) {
        super(argument, averages);
    }

    void add(int group, long value) {
        count(group);
        totals[group] += value;
    }

    @Override
    void reserve(int groups) {
        super.reserve(groups);
        totals = Arrays.copyOf(totals, groups);
    }

    @Override
    public long number(int group) {
        return totals[group];
    }
}
