package braid.speed;

import braid.core.fold.CompiledFold;
import braid.core.fold.ViewFold;
import braid.core.segment.DeltaCodec;
import braid.core.view.View;

/** A view as the fold needs it: its compiled fold, and how its groups are stored. */
final class FoldedView {
    private final View view;
    private final CompiledFold compiled;
    private final DeltaCodec codec;

    FoldedView(View view) {
        this.view = view;
        this.compiled = new CompiledFold(view);
        this.codec = new DeltaCodec(view);
    }

    View view() {
        return view;
    }

    /** A fold that has seen nothing, of the consumer's thread. */
    ViewFold newFold() {
        return compiled.newFold();
    }

    DeltaCodec codec() {
        return codec;
    }
}
