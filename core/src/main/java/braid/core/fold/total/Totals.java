package braid.core.fold.total;

import braid.core.aggregate.Sum;
import braid.core.fold.key.GroupColumn;
import braid.core.fold.measure.Counts;
import braid.core.fold.measure.Measures;
import braid.core.type.DataType;
import java.util.List;

/** Accumulators of {@link Sum} and of {@link braid.core.aggregate.Average}: totals, and of how many values. */
public abstract class Totals extends Measures implements GroupColumn {
    private final DataType type;
    private final boolean averages;
    private final Counts counts = new Counts();

    Totals(DataType argument, boolean averages) {
        this.type = new Sum(argument).resultType();
        this.averages = averages;
    }

    public static Totals of(DataType argument, boolean averages) {
        return switch (argument.kind()) {
            case INTEGER -> new WholeTotals(argument, averages);
            case DOUBLE -> new RealTotals(argument, averages);
            default -> new DecimalTotals(argument, averages);
        };
    }

    final void count(int group) {
        counts.add(group);
    }

    @Override
    public void reserve(int groups) {
        counts.reserve(groups);
    }

    @Override
    public List<GroupColumn> columns() {
        return averages ? List.of(this, counts) : List.of(this);
    }

    @Override
    public DataType type() {
        return type;
    }

    @Override
    public boolean isNull(int group) {
        return counts.number(group) == 0;
    }

    @Override
    public boolean isNumber(int group) {
        return true;
    }

    @Override
    public byte[] bytes(int group) {
        throw new UnsupportedOperationException("This total is a number");
    }
}
