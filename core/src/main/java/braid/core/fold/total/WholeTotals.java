package braid.core.fold.total;

import braid.core.type.DataType;
import java.util.Arrays;

/** Totals of INTEGER. */
public final class WholeTotals extends Totals {
    private long[] totals = {};

    WholeTotals(DataType argument, boolean averages) {
        super(argument, averages);
    }

    public void add(int group, long value) {
        count(group);
        totals[group] += value;
    }

    @Override
    public void reserve(int groups) {
        super.reserve(groups);
        totals = Arrays.copyOf(totals, groups);
    }

    @Override
    public long number(int group) {
        return totals[group];
    }
}
