package braid.core.segment;

import braid.core.boundary.Partition;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * A level of the segment log above the flushes themselves: chains of the same form, with fewer and longer links, each the merge of some that
 * follow each other one level below. They lie in the same tables, under partition numbers that no log has, so that a shelf is dropped with
 * the deltas of all levels. Levels have no owners: a link is the fold of the offsets that it names, whoever wrote it.
 */
final class LevelStore implements SegmentStore {
    /** Above the number of any partition of a log. */
    private static final int LEVEL = 1 << 20;

    private final SegmentStore flushes;
    private final int level;

    LevelStore(SegmentStore flushes, int level) {
        this.flushes = flushes;
        this.level = level;
    }

    private int above(int partition) {
        return partition + level * LEVEL;
    }

    private Partition above(Partition partition) {
        return new Partition(partition.source(), above(partition.number()));
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        throw new UnsupportedOperationException("Only the flushes themselves have owners");
    }

    @Override
    public CompletionStage<Set<Partition>> partitions(String source) {
        return flushes.partitions(source);
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        throw new UnsupportedOperationException("Only the flushes themselves have owners");
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        return flushes.write(shelf, piece.in(above(piece.partition())));
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        return flushes.write(above(partition), flush, owner);
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most) {
        return flushes.flushes(above(partition), segment, from, most);
    }

    @Override
    public int page() {
        return flushes.page();
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> links) {
        return flushes.pieces(shelf, above(partition), links)
                .thenApply(pieces ->
                        pieces.stream().map(piece -> piece.in(partition)).toList());
    }

    @Override
    public CompletionStage<?> dropFlushes(Partition partition, long below) {
        return flushes.dropFlushes(above(partition), below);
    }

    @Override
    public CompletionStage<?> drop(Shelf shelf) {
        throw new UnsupportedOperationException("A shelf is dropped with the deltas of all levels");
    }
}
