package braid.proof;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import braid.speed.ModelInstance;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** The store as an instance of the speed layer reaches it: by requests that take their time, and may fail. */
final class InstanceDoor implements SegmentStore {
    /** So few that most chains are read in several pages. */
    private static final int PAGE = 4;

    private final StoreModel store;
    private final Requests requests;
    private final Supplier<Random> chance;
    private final Supplier<ModelInstance> from;

    InstanceDoor(StoreModel store, Requests requests, Supplier<Random> chance, Supplier<ModelInstance> from) {
        this.store = store;
        this.requests = requests;
        this.chance = chance;
        this.from = from;
    }

    private <T> CompletionStage<T> send(String what, Supplier<T> effect, Runnable half) {
        return requests.send(from.get(), from.get().name() + " " + what, effect, half);
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        return send("asks who owns " + partition, () -> store.owner(partition), null);
    }

    @Override
    public CompletionStage<Set<Partition>> partitions(String source) {
        throw new UnsupportedOperationException("The speed layer does not ask this");
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        return send(
                "takes over " + partition + " with epoch " + next.epoch() + " from "
                        + (seen == null ? "nobody" : "epoch " + seen.epoch()),
                () -> store.takeOver(partition, seen, next),
                null);
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        return send(
                "writes a delta of " + shelf.view() + " bucket " + shelf.bucket() + " partition " + piece.partition()
                        + " [" + piece.from() + "," + piece.to() + ") epoch " + piece.epoch(),
                () -> write(shelf, piece, true),
                () -> write(shelf, piece, false));
    }

    private Void write(Shelf shelf, DeltaPiece piece, boolean whole) {
        store.write(shelf, piece, whole);
        return null;
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        return send(
                (owner == flush.epoch() ? "writes" : "settles with epoch " + owner) + " the flush of " + partition
                        + " segment " + flush.segment() + " [" + flush.from() + "," + flush.to() + ") epoch "
                        + flush.epoch(),
                () -> write(partition, flush, owner, true),
                () -> write(partition, flush, owner, false));
    }

    private Void write(Partition partition, FlushRow flush, long owner, boolean whole) {
        store.write(partition, flush, owner, whole);
        return null;
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long first, int most) {
        return send(
                "reads the chain of " + partition + " from " + first,
                () -> store.flushes(partition, segment, first, most, chance.get()),
                null);
    }

    @Override
    public int page() {
        return PAGE;
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        return send(
                "reads deltas of " + shelf.view() + " bucket " + shelf.bucket() + " partition " + partition,
                () -> store.pieces(shelf, partition, flushes, chance.get()),
                null);
    }

    @Override
    public CompletionStage<?> dropFlushes(Partition partition, long below) {
        throw new UnsupportedOperationException("The speed layer does not ask this");
    }

    @Override
    public CompletionStage<?> drop(Shelf shelf) {
        throw new UnsupportedOperationException("The speed layer does not ask this");
    }
}
