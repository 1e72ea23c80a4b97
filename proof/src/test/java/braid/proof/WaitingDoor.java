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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The store as those reach it who wait for each answer, readers and expiry: the world goes on before each of them, and between the pages of a
 * long one.
 */
final class WaitingDoor implements SegmentStore {
    /** So few that the world goes on between the pages of most chains. */
    private static final int PAGE = 3;

    private final StoreModel store;
    private final World world;

    WaitingDoor(StoreModel store, World world) {
        this.store = store;
        this.world = world;
    }

    private <T> CompletionStage<T> ask(Supplier<T> question) {
        world.meanwhile();
        boolean fails = world.fails();
        if (fails && world.chance().nextBoolean()) {
            return CompletableFuture.failedFuture(new StoreFailed());
        }
        T answer = question.get();
        return fails ? CompletableFuture.failedFuture(new StoreFailed()) : CompletableFuture.completedFuture(answer);
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        return ask(() -> store.owner(partition));
    }

    @Override
    public CompletionStage<Set<Partition>> partitions(String source) {
        return ask(() -> store.partitions(source));
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        throw new UnsupportedOperationException("Readers and expiry own nothing");
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        throw new UnsupportedOperationException("Readers and expiry write nothing");
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        throw new UnsupportedOperationException("Readers and expiry write nothing");
    }

    @Override
    public int page() {
        return PAGE;
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most) {
        return ask(() -> store.flushes(partition, segment, from, most, world.chance()));
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        return ask(() -> store.pieces(shelf, partition, flushes, world.chance()));
    }

    @Override
    public CompletionStage<?> dropFlushes(Partition partition, long below) {
        return ask(() -> {
            world.tell(() -> "the flushes of " + partition + " in segments below " + below + " are dropped");
            store.dropFlushes(partition, below);
            return null;
        });
    }

    @Override
    public CompletionStage<?> drop(Shelf shelf) {
        return ask(() -> {
            world.tell(() -> "the deltas of " + shelf.view() + " bucket " + shelf.bucket() + " in segment "
                    + shelf.segment() + " are dropped");
            store.drop(shelf);
            return null;
        });
    }
}
