package braid.batch.expiry;

import braid.core.boundary.Partition;
import braid.core.segment.DeltaPiece;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.Shelf;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What of the segment log expiry touches: which shelves there are, and where each chain begins. It knows nothing of what lies on them. */
final class ShelvesOnly implements SegmentStore {
    /** Partition numbers from here on are those of long links. */
    private static final int FIRST_LEVEL = 1 << 20;

    private final Set<Shelf> shelves = new HashSet<>();
    private final Map<Partition, Long> chainsFrom = new TreeMap<>();
    private int worksFor = Integer.MAX_VALUE;

    void put(Shelf shelf) {
        shelves.add(shelf);
    }

    /** The segments that still have a shelf. */
    Set<Long> segments() {
        Set<Long> segments = new TreeSet<>();
        shelves.forEach(shelf -> segments.add(shelf.segment()));
        return segments;
    }

    /** The first segment of each chain that was shortened, which those of long links above it were too. */
    Map<Partition, Long> chainsFrom() {
        Map<Partition, Long> ofFlushes = new TreeMap<>(chainsFrom);
        ofFlushes.keySet().removeIf(partition -> partition.number() >= FIRST_LEVEL);
        Map<Partition, Long> ofAllLevels = new TreeMap<>();
        ofFlushes.forEach((partition, from) -> {
            for (int level = 0; level <= LEVELS; level++) {
                ofAllLevels.put(new Partition(partition.source(), partition.number() + level * FIRST_LEVEL), from);
            }
        });
        if (!chainsFrom.equals(ofAllLevels)) {
            throw new AssertionError("Chains of all levels begin where those of the flushes do, not " + chainsFrom);
        }
        return ofFlushes;
    }

    /** After so many calls each fails, until it is told otherwise. */
    void worksFor(int calls) {
        worksFor = calls;
    }

    private CompletionStage<?> done(Runnable work) {
        if (worksFor-- <= 0) {
            return CompletableFuture.failedFuture(new IllegalStateException("The store is away."));
        }
        work.run();
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> dropFlushes(Partition partition, long below) {
        return done(() -> chainsFrom.merge(partition, below, Math::max));
    }

    @Override
    public CompletionStage<?> drop(Shelf shelf) {
        return done(() -> {
            if (chainsFrom.isEmpty() || chainsFrom.values().stream().anyMatch(from -> from <= shelf.segment())) {
                throw new AssertionError("A chain leads to " + shelf + ", which is dropped");
            }
            shelves.remove(shelf);
        });
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("Expiry reads nothing and writes nothing");
    }

    @Override
    public CompletionStage<Optional<Ownership>> owner(Partition partition) {
        throw unexpected();
    }

    @Override
    public CompletionStage<Set<Partition>> partitions(String source) {
        throw unexpected();
    }

    @Override
    public CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next) {
        throw unexpected();
    }

    @Override
    public CompletionStage<?> write(Shelf shelf, DeltaPiece piece) {
        throw unexpected();
    }

    @Override
    public CompletionStage<?> write(Partition partition, FlushRow flush, long owner) {
        throw unexpected();
    }

    @Override
    public CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most) {
        throw unexpected();
    }

    @Override
    public CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes) {
        throw unexpected();
    }
}
