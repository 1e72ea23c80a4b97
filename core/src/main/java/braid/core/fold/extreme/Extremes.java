package braid.core.fold.extreme;

import braid.core.fold.key.Form;
import braid.core.fold.key.GroupColumn;
import braid.core.fold.measure.Measures;
import braid.core.type.DataType;
import java.util.List;

/** Accumulators of {@link braid.core.aggregate.Extreme}. Of equal values the first one stays. */
public abstract class Extremes extends Measures implements GroupColumn {
    private final DataType type;
    private final boolean greatest;

    Extremes(DataType type, boolean greatest) {
        this.type = type;
        this.greatest = greatest;
    }

    /** @param form of the values */
    public static Extremes of(DataType type, boolean greatest, Form form) {
        return switch (form) {
            case NUMBER -> new NumberExtremes(type, greatest);
            case REAL -> new RealExtremes(greatest);
            case TEXT -> new TextExtremes(greatest);
            case DECIMAL -> new DecimalExtremes(type, greatest);
            case TRUTH -> throw new IllegalArgumentException("There is no least or greatest " + type);
        };
    }

    /** Whether a value that compares so with the best one takes its place. */
    final boolean isBetter(int comparison) {
        return greatest ? comparison > 0 : comparison < 0;
    }

    @Override
    public List<GroupColumn> columns() {
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
