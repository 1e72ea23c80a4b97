package braid.core.fold;

import braid.core.type.DataType;
import java.util.List;

/** Accumulators of {@link braid.core.aggregate.Extreme}. Of equal values the first one stays. */
abstract class Extremes extends Measures implements GroupColumn {
    private final DataType type;
    private final boolean greatest;

    Extremes(DataType type, boolean greatest) {
        this.type = type;
        this.greatest = greatest;
    }

    /** Whether a value that compares so with the best one takes its place. */
    final boolean isBetter(int comparison) {
        return greatest ? comparison > 0 : comparison < 0;
    }

    @Override
    List<GroupColumn> columns() {
        return List.of(this);
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public boolean isNumber(int group) {
        return true;
    }

    @Override
    public long number(int group) {
        throw new UnsupportedOperationException("This value is bytes");
    }

    @Override
    public byte[] bytes(int group) {
        throw new UnsupportedOperationException("This value is a number");
    }
}
