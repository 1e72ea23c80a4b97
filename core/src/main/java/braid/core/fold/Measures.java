package braid.core.fold;

import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Average;
import braid.core.aggregate.Count;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Extreme;
import braid.core.aggregate.Sum;
import braid.core.type.DataType;
import java.util.List;

/**
 * The accumulators of one measure, of all groups. Values are added by methods named {@code add}, one for each form that a value may have:
 * generated code calls them, with the group's number and, but for a count, the value.
 */
abstract class Measures {
    /** Accumulators for a measure whose values have this form; {@code null} where there is none. */
    static Measures of(Aggregate aggregate, Form form) {
        if (aggregate instanceof Count) {
            return new Counts();
        } else if (aggregate instanceof Sum sum) {
            return Totals.of(sum.argument(), false);
        } else if (aggregate instanceof Average average) {
            return Totals.of(average.argument(), true);
        } else if (aggregate instanceof Extreme extreme) {
            return extremes(extreme.argument(), extreme.greatest(), form);
        } else if (aggregate instanceof DistinctCount) {
            return new DistinctCounts();
        }
        throw new IllegalArgumentException("There are no accumulators of " + aggregate);
    }

    private static Measures extremes(DataType type, boolean greatest, Form form) {
        return switch (form) {
            case NUMBER -> new NumberExtremes(type, greatest);
            case REAL -> new RealExtremes(greatest);
            case TEXT -> new TextExtremes(greatest);
            case DECIMAL -> new DecimalExtremes(type, greatest);
            case TRUTH -> throw new IllegalArgumentException("There is no least or greatest " + type);
        };
    }

    /** Makes room for so many groups, of which new ones have seen nothing. */
    abstract void reserve(int groups);

    /** What a store keeps of them. */
    abstract List<GroupColumn> columns();
}
