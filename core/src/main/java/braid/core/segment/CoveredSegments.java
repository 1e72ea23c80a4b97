package braid.core.segment;

import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.Collection;

/** Drops the segments that a published cut covers. Dropping twice is harmless. */
public final class CoveredSegments {
    private final SegmentStore store;
    private final Pipeline pipeline;
    private final Buckets buckets;

    public CoveredSegments(SegmentStore store, Pipeline pipeline, Buckets buckets) {
        this.store = store;
        this.pipeline = pipeline;
        this.buckets = buckets;
    }

    /**
     * Drops the chains first, so that nobody follows one to deltas that are gone. Returns when all is done; what fails leaves some of it.
     *
     * @param partitions that the cut covers
     * @param from the first segment whose deltas may still be there
     * @param due the cut: segments below it are dropped
     * @param afterEachView is run when a view's deltas of a segment are gone
     */
    public void drop(Collection<Partition> partitions, long from, long due, Runnable afterEachView) {
        for (Partition partition : partitions) {
            for (int level = SegmentStore.LEVELS; level >= 0; level--) {
                store.level(level)
                        .dropFlushes(partition, due)
                        .toCompletableFuture()
                        .join();
            }
        }
        for (long segment = from; segment < due; segment++) {
            for (View view : pipeline.views()) {
                for (int bucket = 0; bucket < buckets.of(view); bucket++) {
                    store.drop(new Shelf(segment, view.name(), bucket))
                            .toCompletableFuture()
                            .join();
                }
                afterEachView.run();
            }
        }
    }
}
