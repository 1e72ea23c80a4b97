package braid.core.fold.total;

import braid.core.type.DataType;
import java.util.Arrays;

/** Totals of DOUBLE. */
public final class RealTotals extends Totals {
    private double[] totals = {};

    RealTotals(DataType argument, boolean averages) {
        super(argument, averages);
    }

    public void add(int group, double value) {
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
        return Double.doubleToRawLongBits(totals[group]);
    }
}
