package braid.speed;

import braid.core.view.Pipeline;
import braid.storage.segment.Buckets;

/** What instances share because it takes long to compile. Used by one thread. */
public final class FoldingParts {
    final FoldedPipeline pipeline;
    final FoldedPipeline blindToCuts;

    public FoldingParts(Pipeline pipeline, int horizon) {
        this.pipeline = new FoldedPipeline(pipeline, fingerprint -> null, true, horizon);
        blindToCuts = new FoldedPipeline(pipeline, fingerprint -> null, false, horizon);
    }

    Encoder encoder(int buckets) {
        return new Encoder(new Buckets(buckets));
    }
}
