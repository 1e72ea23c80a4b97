package braid.core.fold.measure;

import braid.core.fold.key.GroupColumn;
import braid.core.type.DataType;
import java.util.Arrays;
import java.util.List;

/** Accumulators of {@link braid.core.aggregate.Count}. */
public final class Counts extends Measures implements GroupColumn {
    private long[] counts = {};

    public void add(int group) {
        counts[group]++;
    }

    @Override
    public void reserve(int groups) {
        counts = Arrays.copyOf(counts, groups);
    }

    @Override
    public List<GroupColumn> columns() {
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
