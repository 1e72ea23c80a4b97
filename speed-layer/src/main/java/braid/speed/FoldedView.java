package braid.speed;

import braid.core.aggregate.Accumulator;
import braid.core.aggregate.PartialAggregates;
import braid.core.expression.ViewFunction;
import braid.core.view.View;
import braid.storage.segment.DeltaCodec;

/** A view as the fold needs it: its compiled function, and how its groups are stored. */
final class FoldedView {
    private final View view;
    private final ViewFunction function;
    private final PartialAggregates partials;
    private final DeltaCodec codec;

    FoldedView(View view) {
        this.view = view;
        this.function = new ViewFunction(view);
        this.partials = new PartialAggregates(view);
        this.codec = new DeltaCodec(view);
    }

    View view() {
        return view;
    }

    /** Of the consumer's thread. */
    ViewFunction function() {
        return function;
    }

    Object[] encode(Accumulator[] accumulators) {
        return partials.encode(accumulators);
    }

    DeltaCodec codec() {
        return codec;
    }
}
