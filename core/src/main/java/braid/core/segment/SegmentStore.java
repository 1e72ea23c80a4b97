package braid.core.segment;

import braid.core.boundary.Partition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What the segment log asks of a store. Every stage may fail, and what failed may have been done all the same; each call may be made again.
 *
 * <p>A read sees every write that was acknowledged before it began. Of two flushes of a partition and segment that begin at the same offset the
 * one that was written in the name of the later owner lasts, whenever it comes; and what one read has seen of them, every later one sees. What was dropped stays so, whoever writes to it later.
 */
public interface SegmentStore {
    /** Deltas, and flushes that carry them, are some kilobytes each, and a page of them is held in memory. */
    int PAGE = 500;

    /** How often links are merged to longer ones: the highest {@link #level}. */
    int LEVELS = 3;

    /** Who owns a partition; empty if nobody ever did. Sees every {@link #takeOver} that succeeded before. */
    CompletionStage<Optional<Ownership>> owner(Partition partition);

    /** The partitions of a source that somebody owns or owned. Sees every {@link #takeOver} that succeeded before. */
    CompletionStage<Set<Partition>> partitions(String source);

    /**
     * Makes somebody the owner, if the present one is who it was.
     *
     * @param seen the present owner, or {@code null} for nobody
     * @return whether it was; where the stage fails, nobody can say
     */
    CompletionStage<Boolean> takeOver(Partition partition, Ownership seen, Ownership next);

    /** Makes a piece durable. */
    CompletionStage<?> write(Shelf shelf, DeltaPiece piece);

    /** Makes a flush durable with what it carries, in the name of who wrote it. Not before all pieces that it names are. */
    default CompletionStage<?> write(Partition partition, FlushRow flush) {
        return write(partition, flush, flush.epoch());
    }

    /**
     * Makes a flush durable in the name of an owner.
     *
     * @param owner the epoch that decides which of two flushes lasts; not below the flush's own
     */
    CompletionStage<?> write(Partition partition, FlushRow flush, long owner);

    /**
     * The flushes of a partition from {@code (segment, from)} on: by segment and first offset, ascending.
     *
     * @param most not more than these; fewer only where there are no more
     */
    CompletionStage<List<FlushRow>> flushes(Partition partition, long segment, long from, int most);

    /** How many flushes to ask for at once. */
    default int page() {
        return PAGE;
    }

    /** All flushes of a partition from {@code (segment, from)} on, read page by page, without the deltas that they carry. */
    default CompletionStage<List<FlushRow>> allFlushes(Partition partition, long segment, long from) {
        return allFlushes(partition, segment, from, new ArrayList<>());
    }

    private CompletionStage<List<FlushRow>> allFlushes(
            Partition partition, long segment, long from, List<FlushRow> found) {
        return flushes(partition, segment, from, page()).thenCompose(rows -> {
            rows.forEach(row -> found.add(row.withoutCarried()));
            if (rows.size() < page()) {
                return CompletableFuture.completedFuture(found);
            }
            FlushRow last = rows.get(rows.size() - 1);
            return allFlushes(partition, last.segment(), last.from() + 1, found);
        });
    }

    /** All pieces on a shelf that have the first offset and the epoch of one of these flushes; in no order. */
    CompletionStage<List<DeltaPiece>> pieces(Shelf shelf, int partition, Collection<FlushRow> flushes);

    /** Drops the flushes of a partition in segments below this one. */
    CompletionStage<?> dropFlushes(Partition partition, long below);

    /** Drops all that lies on a shelf. */
    CompletionStage<?> drop(Shelf shelf);

    /**
     * The chains with longer links that stand for those of this store; 0 for this store itself.
     *
     * @param level at most {@link #LEVELS}
     */
    default SegmentStore level(int level) {
        return level == 0 ? this : new LevelStore(this, level);
    }
}
