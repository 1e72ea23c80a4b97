package braid.core.fold;

import braid.core.type.DataType;
import java.util.Arrays;
import java.util.List;

/** Accumulators of {@link braid.core.aggregate.Count}. */
final class Counts extends Measures implements GroupColumn {
    private long[] counts = {};

    void add(int group) {
        counts[group]++;
    }

    @Override
    void reserve(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    List<GroupColumn> columns() {
        return List.of(this);
    }

    @Override
    public DataType type() {
        return DataType.BIGINT;
    }

    @Override
    public boolean isNull(int group) {
        return false;
    }

    @Override
    public boolean isNumber(int group) {
        return true;
    }

    @Override
    public long number(int group) {
        return counts[group];
    }

    @Override
    public byte[] bytes(int group) {
        throw new UnsupportedOperationException("A count is a number");
    }
}
