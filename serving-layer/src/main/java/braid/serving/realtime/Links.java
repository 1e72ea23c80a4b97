package braid.serving.realtime;

import braid.core.boundary.Partition;
import braid.core.view.View;
import braid.serving.merge.Moved;
import braid.storage.GroupRow;
import braid.storage.segment.Buckets;
import braid.storage.segment.DeltaCodec;
import braid.storage.segment.DeltaPiece;
import braid.storage.segment.FlushRow;
import braid.storage.segment.SegmentStore;
import braid.storage.segment.Shelf;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Fetches what the links of some chains added to parts of views: of each link what it carries, and exactly the pieces that it names; or nothing
 * at all.
 */
final class Links {
    private final SegmentStore store;
    private final Buckets buckets;
    private final Map<String, DeltaCodec> codecs;

    /** @param codecs by view */
    Links(SegmentStore store, Buckets buckets, Map<String, DeltaCodec> codecs) {
        this.store = store;
        this.buckets = buckets;
        this.codecs = codecs;
    }

    /** What some links of one partition added to one shelf. */
    record Added(Shelf shelf, List<List<GroupRow>> deltas) {
        void addTo(Parts parts) {
            deltas.forEach(delta -> parts.add(shelf, delta));
        }
    }

    /**
     * @param wanted buckets of the view
     * @param links of each partition of the view's source, in order
     * @return fails with {@link Moved} if a piece is not there yet
     */
    List<CompletableFuture<Added>> of(View view, Collection<Integer> wanted, Map<Partition, List<FlushRow>> links) {
        List<CompletableFuture<Added>> reads = new ArrayList<>();
        links.forEach((partition, flushes) -> {
            for (FlushRow flush : flushes) {
                carried(view, wanted, flush).forEach(added -> reads.add(CompletableFuture.completedFuture(added)));
            }
            wanted.forEach(bucket -> reads.addAll(pieces(view, bucket, partition, flushes)));
        });
        return reads;
    }

    private List<Added> carried(View view, Collection<Integer> wanted, FlushRow flush) {
        byte[] delta = flush.carried(view);
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
                added.add(new Added(new Shelf(flush.segment(), view.name(), bucket), List.of(groups))));
        return added;
    }

    private List<CompletableFuture<Added>> pieces(View view, int bucket, Partition partition, List<FlushRow> flushes) {
        Map<Long, List<FlushRow>> bySegment = new TreeMap<>();
        for (FlushRow flush : flushes) {
            if (flush.pieces(view, bucket, buckets) > 0) {
                bySegment
                        .computeIfAbsent(flush.segment(), segment -> new ArrayList<>())
                        .add(flush);
            }
        }
        List<CompletableFuture<Added>> reads = new ArrayList<>();
        bySegment.forEach(
                (segment, named) -> reads.add(read(new Shelf(segment, view.name(), bucket), view, partition, named)));
        return reads;
    }

    private CompletableFuture<Added> read(Shelf shelf, View view, Partition partition, List<FlushRow> flushes) {
        return store.pieces(shelf, partition.number(), flushes)
                .thenApply(pieces -> new Added(shelf, decode(shelf, view, flushes, pieces)))
                .toCompletableFuture();
    }

    private List<List<GroupRow>> decode(Shelf shelf, View view, List<FlushRow> flushes, Collection<DeltaPiece> pieces) {
        DeltaCodec codec = codecs.get(shelf.view());
        List<List<GroupRow>> deltas = new ArrayList<>();
        for (FlushRow flush : flushes) {
            int named = flush.pieces(view, shelf.bucket(), buckets);
            int found = 0;
            for (DeltaPiece piece : pieces) {
                if (piece.isOf(flush) && piece.piece() < named) {
                    deltas.add(codec.decode(piece.groups()));
                    found++;
                }
            }
            if (found != named) {
                throw new Moved("a delta of view " + shelf.view() + " over offsets " + flush.from() + " to "
                        + flush.to() + " is not found yet");
            }
        }
        return deltas;
    }
}
