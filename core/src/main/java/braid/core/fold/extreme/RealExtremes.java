package braid.core.fold.extreme;

import braid.core.type.DataType;
import java.util.Arrays;

/** Least or greatest DOUBLEs, in the order of {@link Double#compare}. */
public final class RealExtremes extends Extremes {
    private double[] best = {};
    private boolean[] some = {};

    RealExtremes(boolean greatest) {
        super(DataType.DOUBLE, greatest);
    }

    public void add(int group, double value) {
        if (!some[group] || isBetter(Double.compare(value, best[group]))) {
            some[group] = true;
            best[group] = value;
        }
    }

    @Override
    public void reserve(int groups) {
        best = Arrays.copyOf(best, groups);
        some = Arrays.copyOf(some, groups);
    }

    @Override
    public boolean isNull(int group) {
        return !some[group];
    }

    @Override
    public long number(int group) {
        return Double.doubleToRawLongBits(best[group]);
    }
}
