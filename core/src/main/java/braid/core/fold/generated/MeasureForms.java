package braid.core.fold.generated;

import braid.core.aggregate.Aggregate;
import braid.core.aggregate.Average;
import braid.core.aggregate.Count;
import braid.core.aggregate.DistinctCount;
import braid.core.aggregate.Extreme;
import braid.core.aggregate.Sum;
import braid.core.fold.extreme.Extremes;
import braid.core.fold.key.Form;
import braid.core.fold.measure.Counts;
import braid.core.fold.measure.DistinctCounts;
import braid.core.fold.measure.Measures;
import braid.core.fold.total.Totals;

/** Which accumulators a measure has, by its aggregate and the form of its values. */
final class MeasureForms {
    private MeasureForms() {}

    /** Accumulators for a measure whose values have this form; {@code null} where there is none. */
    static Measures of(Aggregate aggregate, Form form) {
        if (aggregate instanceof Count) {
            return new Counts();
        } else if (aggregate instanceof Sum sum) {
            return Totals.of(sum.argument(), false);
        } else if (aggregate instanceof Average average) {
            return Totals.of(average.argument(), true);
        } else if (aggregate instanceof Extreme extreme) {
            return Extremes.of(extreme.argument(), extreme.greatest(), form);
        } else if (aggregate instanceof DistinctCount) {
            return new DistinctCounts();
        }
        throw new IllegalArgumentException("There are no accumulators of " + aggregate);
    }
}
