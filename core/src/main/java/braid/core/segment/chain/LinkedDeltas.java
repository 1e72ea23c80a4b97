package braid.core.segment.chain;

import braid.core.group.GroupRow;
import braid.core.segment.Buckets;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches what the links of a chain added to views: of each link what it carries, and exactly the pieces that it names; or nothing at all.
 * Safe for use by several threads.
 */
public final class LinkedDeltas {
    private final Buckets buckets;
    private final Map<String, DeltaCodec> codecs = new HashMap<>();

    public LinkedDeltas(Pipeline pipeline, Buckets buckets) {
        this.buckets = buckets;
        pipeline.views().forEach(view -> codecs.put(view.name(), new DeltaCodec(view)));
    }

    /** What some links of one partition added to one shelf. */
    public record Added(Shelf shelf, List<List<GroupRow>> deltas) {}

    /**
     * @param store in which the links were found
     * @param partition of the view's source
     * @param wanted buckets of the view
     * @param links in order
     * @return fails with {@link DeltaNotFound} if a piece is not there
     */
    public List<CompletableFuture<Added>> of(
            SegmentStore store, View view, Collection<Integer> wanted, int partition, List<FlushRow> links) {
        List<CompletableFuture<Added>> reads = new ArrayList<>();
        for (FlushRow link : links) {
            carried(view, wanted, link).forEach(added -> reads.add(CompletableFuture.completedFuture(added)));
        }
        wanted.forEach(bucket -> reads.addAll(pieces(store, view, bucket, partition, links)));
        return reads;
    }

    private List<Added> carried(View view, Collection<Integer> wanted, FlushRow link) {
        byte[] delta = link.carried(view);
        if (delta == null) {
            return List.of();
        }
        Map<Integer, List<GroupRow>> byBucket = new TreeMap<>();
        for (GroupRow group : codecs.get(view.name()).decode(delta)) {
            byBucket.computeIfAbsent(buckets.bucketOf(group.key()), bucket -> new ArrayList<>())
                    .add(group);
        }
        byBucket.keySet().retainAll(wanted);
        List<Added> added = new ArrayList<>();
        byBucket.forEach((bucket, groups) ->
                added.add(new Added(new Shelf(link.segment(), view.name(), bucket), List.of(groups))));
        return added;
    }

    private List<CompletableFuture<Added>> pieces(
            SegmentStore store, View view, int bucket, int partition, List<FlushRow> links) {
        Map<Long, List<FlushRow>> bySegment = new TreeMap<>();
        for (FlushRow link : links) {
            if (link.pieces(view, bucket, buckets) > 0) {
                bySegment
                        .computeIfAbsent(link.segment(), segment -> new ArrayList<>())
                        .add(link);
            }
        }
        List<CompletableFuture<Added>> reads = new ArrayList<>();
        bySegment.forEach((segment, named) -> {
            Shelf shelf = new Shelf(segment, view.name(), bucket);
            reads.add(store.pieces(shelf, partition, named)
                    .thenApply(pieces -> new Added(shelf, decode(shelf, view, named, pieces)))
                    .toCompletableFuture());
        });
        return reads;
    }

    private List<List<GroupRow>> decode(Shelf shelf, View view, List<FlushRow> links, Collection<DeltaPiece> pieces) {
        DeltaCodec codec = codecs.get(shelf.view());
        List<List<GroupRow>> deltas = new ArrayList<>();
        for (FlushRow link : links) {
            int named = link.pieces(view, shelf.bucket(), buckets);
            int found = 0;
            for (DeltaPiece piece : pieces) {
                if (piece.isOf(link) && piece.piece() < named) {
                    deltas.add(codec.decode(piece.groups()));
                    found++;
                }
            }
            if (found != named) {
                throw new DeltaNotFound(shelf.view(), link);
            }
        }
        return deltas;
    }
}
