package braid.speed;

import braid.core.event.record.GivenCuts;
import braid.core.segment.Buckets;
import braid.core.segment.chain.LinkedDeltas;
import braid.core.view.Pipeline;
import braid.speed.chain.Compactor;
import braid.speed.chain.Encoder;
import braid.speed.fold.FoldedPipeline;

/** What instances share because it takes long to compile. Used by one thread. */
public final class FoldingParts {
    /** So few that most deltas have several pieces. */
    private static final int MOST_GROUPS = 2;

    private final Pipeline shop;
    final FoldedPipeline pipeline;
    final FoldedPipeline blindToCuts;

    public FoldingParts(Pipeline pipeline, int horizon) {
        shop = pipeline;
        this.pipeline = new FoldedPipeline(pipeline, fingerprint -> null, new GivenCuts(() -> Long.MAX_VALUE), horizon);
        blindToCuts = new FoldedPipeline(pipeline, fingerprint -> null, null, horizon);
    }

    Encoder encoder(int buckets, int mostCarried) {
        return new Encoder(new Buckets(buckets), MOST_GROUPS, mostCarried);
    }

    /** Of so few flushes that some are merged in most schedules, and what was merged again. */
    Compactor.Parts compaction(Encoder encoder, int buckets) {
        Buckets of = new Buckets(buckets);
        return new Compactor.Parts(new LinkedDeltas(shop, of), of, encoder, 2, Runnable::run);
    }
}
