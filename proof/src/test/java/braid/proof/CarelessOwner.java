package braid.proof;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** An instance's way to the store that breaks one of its rules. */
final class CarelessOwner extends Door {
    /** Partition numbers from here on are those of long links. */
    private static final int FIRST_LEVEL = 1 << 20;

    private final Bug bug;
    private final Map<Partition, CompletionStage<List<FlushRow>>> readBefore = new HashMap<>();

    CarelessOwner(SegmentStore store, Bug bug) {
        super(store);
        this.bug = bug;
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        CompletionStage<Optional<Ownership>> owner = super.owner(partition);
        return switch (bug) {
            // The next epoch is the one that stands there.
            case EPOCH_NOT_RAISED ->
                owner.thenApply(seen ->
                        seen.map(one -> new Ownership(one.epoch() - 1, one.topicId(), one.segment(), one.first())));
            case END_READ_BEFORE_EPOCH -> {
                CompletionStage<List<FlushRow>> read = super.allFlushes(partition, 0, 0);
                readBefore.put(partition, read);
                yield read.thenCompose(rows -> owner);
            }
            default -> owner;
        };
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        return bug == Bug.EPOCH_NOT_RAISED && seen != null
                ? CompletableFuture.completedFuture(true)
                : super.takeOver(partition, seen, next);
    }

    @Override
    public CompletionStage<List<FlushRow>> allFlushes(Partition partition, long segment, long from) {
        CompletionStage<List<FlushRow>> before = readBefore.remove(partition);
        return before == null ? super.allFlushes(partition, segment, from) : before;
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        CompletionStage<?> written = super.write(shelf, piece);
        return bug == Bug.FLUSH_BEFORE_DELTAS ? CompletableFuture.completedFuture(null) : written;
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        if (owner == flush.epoch()) {
            return super.write(partition, partition.number() < FIRST_LEVEL ? flush : longLink(flush), owner);
        }
        return switch (bug) {
            case END_NOT_SETTLED -> CompletableFuture.completedFuture(null);
            case SETTLED_WITHOUT_CARRIED -> super.write(partition, withoutCarried(flush), owner);
            default -> super.write(partition, flush, owner);
        };
    }

    private FlushRow longLink(FlushRow link) {
        return switch (bug) {
            case LONG_LINK_LEAVES_OUT -> link.withoutCarried();
            case LONG_LINK_TOO_LONG ->
                new FlushRow(
                        link.segment(),
                        link.from(),
                        link.to() + 1,
                        link.epoch(),
                        link.wrote(),
                        link.carried(),
                        link.appendTime());
            default -> link;
        };
    }

    private static FlushRow withoutCarried(FlushRow flush) {
        return new FlushRow(
                flush.segment(), flush.from(), flush.to(), flush.epoch(), flush.wrote(), Map.of(), flush.appendTime());
    }
}
