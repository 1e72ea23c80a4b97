package braid.proof;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** Hands on what is asked, as it is. */
class Door implements SegmentStore {
    private final SegmentStore store;

    Door(SegmentStore store) {
        this.store = store;
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        return store.owner(partition);
    }

    @Override
    public CompletionStage<Set<Partition>> partitions(String source) {
        return store.partitions(source);
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        return store.takeOver(partition, seen, next);
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        return store.write(shelf, piece);
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        return store.write(partition, flush, owner);
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most) {
        return store.flushes(partition, segment, from, most);
    }

    @Override
    public int page() {
        return store.page();
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        return store.pieces(shelf, partition, flushes);
    }

    @Override
    public CompletionStage<?> dropFlushes(Partition partition, long below) {
        return store.dropFlushes(partition, below);
    }

    @Override
    public CompletionStage<?> drop(Shelf shelf) {
        return store.drop(shelf);
    }
}
