package braid.answer.live;

import braid.answer.side.Waiting;
import braid.core.aggregate.Accumulator;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.PartialAggregates;
import braid.core.segment.Buckets;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import braid.core.segment.chain.Chain;
import braid.core.segment.chain.DeltaCodec;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** A look at the deltas of a view as they are stored, for people: which there are behind a cut, and what one of them adds. */
public final class Deltas {
    private final SegmentStore store;
    private final Buckets buckets;

    public Deltas(SegmentStore store, Buckets buckets) {
        this.store = store;
        this.buckets = buckets;
    }

    /**
     * A link of a partition's chain, with what it has of the view.
     *
     * @param pieces rows of deltas beside the flush; 0 where it carries them itself
     * @param groups that they touch
     * @param bytes that they take
     */
    public record Link(Partition partition, FlushRow flush, int pieces, int groups, long bytes) {}

    /** One group of a delta, and what it adds to each measure. */
    public record Addition(GroupRow group, Object[] values) {}

    /** The newest links of each partition behind a cut, the newest first. */
    public List<Link> newest(View view, PublishedCut cut, int most) {
        List<Link> found = new ArrayList<>();
        for (Partition partition :
                new TreeSet<>(Waiting.on(store.partitions(view.source().name())))) {
            List<FlushRow> links = chain(partition, cut).links();
            for (int i = links.size() - 1; i >= Math.max(0, links.size() - most); i--) {
                whole(partition, links.get(i)).ifPresent(flush -> found.add(link(view, partition, flush)));
            }
        }
        return found;
    }

    /** What the link that begins at an offset adds to the view; empty if the chain behind the cut has no such link. */
    public Optional<List<Addition>> at(View view, PublishedCut cut, Partition partition, long from) {
        return chain(partition, cut).links().stream()
                .filter(link -> link.from() == from)
                .findFirst()
                .flatMap(link -> whole(partition, link))
                .map(flush -> additions(view, partition, flush));
    }

    private List<Addition> additions(View view, Partition partition, FlushRow flush) {
        PartialAggregates partials = new PartialAggregates(view);
        DeltaCodec codec = new DeltaCodec(view);
        List<Addition> added = new ArrayList<>();
        for (byte[] delta : deltas(view, partition, flush)) {
            for (GroupRow group : codec.decode(delta)) {
                Accumulator[] accumulators = partials.decode(group.accumulators());
                Object[] values = new Object[accumulators.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = accumulators[i].result();
                }
                added.add(new Addition(group, values));
            }
        }
        return added;
    }

    private Chain chain(Partition partition, PublishedCut cut) {
        long from = cut.boundary().offset(partition);
        return Chain.from(cut.cut(), from, Waiting.on(store.allFlushes(partition, cut.cut(), from)));
    }

    /** A link of a chain with what it carries; empty if it was dropped or replaced meanwhile. */
    private Optional<FlushRow> whole(Partition partition, FlushRow link) {
        return Waiting.on(store.flushes(partition, link.segment(), link.from(), 1)).stream()
                .filter(row -> row.withoutCarried().equals(link))
                .findFirst();
    }

    private Link link(View view, Partition partition, FlushRow flush) {
        DeltaCodec codec = new DeltaCodec(view);
        List<byte[]> deltas = deltas(view, partition, flush);
        return new Link(
                partition,
                flush,
                flush.carried(view) == null ? deltas.size() : 0,
                deltas.stream().mapToInt(delta -> codec.decode(delta).size()).sum(),
                deltas.stream().mapToLong(delta -> delta.length).sum());
    }

    private List<byte[]> deltas(View view, Partition partition, FlushRow flush) {
        byte[] carried = flush.carried(view);
        if (carried != null) {
            return List.of(carried);
        }
        List<byte[]> pieces = new ArrayList<>();
        for (int bucket = 0; bucket < buckets.of(view); bucket++) {
            if (flush.pieces(view, bucket, buckets) > 0) {
                Shelf shelf = new Shelf(flush.segment(), view.name(), bucket);
                Waiting.on(store.pieces(shelf, partition.number(), List.of(flush))).stream()
                        .filter(piece -> piece.isOf(flush))
                        .forEach(piece -> pieces.add(piece.groups()));
            }
        }
        return pieces;
    }
}
