package braid.speed.fold;

import braid.core.fold.CompiledFold;
import braid.core.fold.ViewFold;
import braid.core.segment.chain.DeltaCodec;
import braid.core.view.View;

/** A view as the fold needs it: its compiled fold, and how its groups are stored. */
public final class FoldedView {
    private final View view;
    private final CompiledFold compiled;
    private final DeltaCodec codec;

    FoldedView(View view) {
        this.view = view;
        this.compiled = new CompiledFold(view);
        this.codec = new DeltaCodec(view);
    }

    public View view() {
        return view;
    }

    /** A fold that has seen nothing, of the consumer's thread. */
    ViewFold newFold() {
        return compiled.newFold();
    }

    public DeltaCodec codec() {
        return codec;
    }
}
