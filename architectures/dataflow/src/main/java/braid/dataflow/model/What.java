package braid.dataflow.model;

import braid.core.aggregate.Accumulator;
import braid.core.expression.ViewFunction;
import braid.core.group.PartialAggregates;
import braid.dataflow.coder.ViewCoder;
import braid.dataflow.coder.ViewName;
import braid.dataflow.coder.ViewRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.CoderRegistry;
import org.apache.beam.sdk.transforms.Combine.CombineFn;

/** What is computed: the view's measures over the events of a group, with core's expressions and accumulators. */
final class What extends CombineFn<Object[], What.Fold, ViewRow> {
    private static final long serialVersionUID = 1L;

    private final ViewName view;
    private transient ThreadLocal<ViewFunction> function;

    What(ViewName view) {
        this.view = view;
    }

    /** What was taken in so far. */
    static final class Fold {
        private long events;
        private final Accumulator[] accumulators;

        private Fold(long events, Accumulator[] accumulators) {
            this.events = events;
            this.accumulators = accumulators;
        }

        static Fold of(ViewRow row, PartialAggregates partials) {
            return new Fold(row.events(), partials.decode(row.partials()));
        }

        ViewRow row(PartialAggregates partials) {
            return new ViewRow(events, partials.encode(accumulators));
        }
    }

    /** How that travels between workers and stands in state: as a row. */
    private static final class Folds extends ViewCoder<Fold> {
        private static final long serialVersionUID = 1L;

        private final ViewCoder.Rows rows;

        Folds(ViewName view) {
            super(view);
            rows = new ViewCoder.Rows(view);
        }

        @Override
        public void encode(Fold fold, OutputStream out) throws IOException {
            rows.encode(fold.row(name().partials()), out);
        }

        @Override
        public Fold decode(InputStream in) throws IOException {
            return Fold.of(rows.decode(in), name().partials());
        }
    }

    @Override
    public Fold createAccumulator() {
        return new Fold(0, view.partials().empty());
    }

    /** Takes in an event that {@link Grouping} has let through. */
    @Override
    public Fold addInput(Fold fold, Object[] event) {
        ViewFunction view = function();
        view.accept(event);
        view.addTo(fold.accumulators);
        fold.events++;
        return fold;
    }

    @Override
    public Fold mergeAccumulators(Iterable<Fold> folds) {
        Fold all = createAccumulator();
        for (Fold fold : folds) {
            for (int i = 0; i < all.accumulators.length; i++) {
                all.accumulators[i].merge(fold.accumulators[i]);
            }
            all.events += fold.events;
        }
        return all;
    }

    @Override
    public ViewRow extractOutput(Fold fold) {
        return fold.row(view.partials());
    }

    @Override
    public Coder<Fold> getAccumulatorCoder(CoderRegistry registry, Coder<Object[]> input) {
        return new Folds(view);
    }

    @Override
    public Coder<ViewRow> getDefaultOutputCoder(CoderRegistry registry, Coder<Object[]> input) {
        return new ViewCoder.Rows(view);
    }

    private synchronized ViewFunction function() {
        if (function == null) {
            function = ThreadLocal.withInitial(() -> new ViewFunction(view.view()));
        }
        return function.get();
    }
}
