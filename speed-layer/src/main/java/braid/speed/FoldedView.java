package braid.speed;

import braid.core.expression.ViewFunction;
import braid.core.view.Measure;
import braid.core.view.View;

/** A view as the fold needs it: its compiled function and where each measure's columns begin in a stored row. */
final class FoldedView {
    private final View view;
    private final int index;
    private final ViewFunction function;
    private final int[] starts;
    private final int columns;

    FoldedView(View view, int index) {
        this.view = view;
        this.index = index;
        this.function = new ViewFunction(view);
        this.starts = new int[view.measures().size()];
        int at = 0;
        for (int i = 0; i < starts.length; i++) {
            starts[i] = at;
            Measure measure = view.measures().get(i);
            at += measure.aggregate().columns(measure.name()).size();
        }
        this.columns = at;
    }

    View view() {
        return view;
    }

    /** The view's position in the pipeline. */
    int index() {
        return index;
    }

    ViewFunction function() {
        return function;
    }

    int[] starts() {
        return starts;
    }

    int columns() {
        return columns;
    }
}
