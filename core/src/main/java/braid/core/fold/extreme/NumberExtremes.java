package braid.core.fold.extreme;

import braid.core.type.DataType;
import java.util.Arrays;

/** Least or greatest whole numbers, times and DECIMALs that fit a {@code long}. */
public final class NumberExtremes extends Extremes {
    private long[] best = {};
    private boolean[] some = {};

    NumberExtremes(DataType type, boolean greatest) {
        super(type, greatest);
    }

    public void add(int group, long value) {
        if (!some[group] || isBetter(Long.compare(value, best[group]))) {
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
        return best[group];
    }
}
