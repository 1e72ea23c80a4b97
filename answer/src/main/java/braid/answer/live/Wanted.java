package braid.answer.live;

import braid.answer.live.held.ViewBucket;
import braid.answer.side.Moment;
import braid.answer.side.SpeedSide;
import braid.core.boundary.PublishedCut;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** An answer that waits until the live views have what it needs. */
final class Wanted {
    private final Set<String> sources;
    private final PublishedCut cut;
    private final List<SpeedSide.Read> reads;
    private final Set<ViewBucket> buckets;
    private final CompletableFuture<Moment> answer = new CompletableFuture<>();

    /** @param buckets that the reads need */
    Wanted(Set<String> sources, PublishedCut cut, List<SpeedSide.Read> reads, Set<ViewBucket> buckets) {
        this.sources = sources;
        this.cut = cut;
        this.reads = reads;
        this.buckets = buckets;
    }

    Set<String> sources() {
        return sources;
    }

    PublishedCut cut() {
        return cut;
    }

    List<SpeedSide.Read> reads() {
        return reads;
    }

    Set<ViewBucket> buckets() {
        return buckets;
    }

    CompletableFuture<Moment> answer() {
        return answer;
    }
}
