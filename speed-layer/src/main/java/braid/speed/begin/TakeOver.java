package braid.speed.begin;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.segment.FlushRow;
import braid.core.segment.Ownership;
import braid.core.segment.SegmentStore;
import braid.core.segment.chain.Chain;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes partitions over: first the epoch is raised, then it is looked where the chain ends, and what could be replaced there is settled. Whoever had the partition may go on writing; his
 * epoch is lower, and no chain leads to what he writes from then on, once this owner has flushed.
 */
public final class TakeOver {
    private final SegmentStore store;

    public TakeOver(SegmentStore store) {
        this.store = store;
    }

    /**
     * A partition as it was found.
     *
     * @param owner this one, with the epoch that it was given; {@code null} if nobody ever had the partition
     * @param chain of that owner; {@code null} with it
     */
    public record Taken(Ownership owner, Chain chain) {}

    /**
     * Takes over a partition that somebody had.
     *
     * @param topicId the topic that stands there now
     * @return fails with an {@link IllegalStateException} if the chain's offsets are another topic's
     */
    CompletionStage<Taken> of(Partition partition, String topicId) {
        return store.owner(partition).thenCompose(seen -> {
            if (seen.isEmpty()) {
                return CompletableFuture.completedFuture(new Taken(null, null));
            }
            requireSame(partition.source(), seen.get().topicId(), topicId);
            Ownership own = seen.get().next();
            return store.takeOver(partition, seen.get(), own)
                    .thenCompose(taken -> taken ? chain(partition, own, topicId) : of(partition, topicId));
        });
    }

    private CompletionStage<Taken> chain(Partition partition, Ownership own, String topicId) {
        return store.allFlushes(partition, 0, 0).thenCompose(rows -> {
            Chain chain = Chain.of(own, rows);
            return settle(partition, own, chain.open(own.epoch()))
                    .thenCompose(isSettled -> isSettled
                            ? CompletableFuture.completedFuture(new Taken(own, chain))
                            : of(partition, topicId));
        });
    }

    /**
     * Writes again, in this owner's name, the links that a late flush of somebody before him would replace.
     *
     * @return whether all of them still were what they had been. If not, another chain leads on there, and it is taken over once more: what was
     *     settled has this epoch, and may not meet flushes of the same one.
     */
    private CompletionStage<Boolean> settle(Partition partition, Ownership own, List<FlushRow> open) {
        List<CompletableFuture<Boolean>> settled = open.stream()
                .map(link -> settle(partition, own, link).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(settled.toArray(CompletableFuture[]::new))
                .thenApply(done -> settled.stream().allMatch(CompletableFuture::join));
    }

    private CompletionStage<Boolean> settle(Partition partition, Ownership own, FlushRow link) {
        return store.flushes(partition, link.segment(), link.from(), 1).thenCompose(rows -> {
            if (rows.isEmpty() || !rows.get(0).withoutCarried().equals(link)) {
                return CompletableFuture.completedFuture(false);
            }
            return store.write(partition, rows.get(0), own.epoch()).thenApply(done -> true);
        });
    }

    /**
     * Begins the chain of a partition anew.
     *
     * @param present the owner who was found, or {@code null}
     * @return fails with {@link NotYet} if somebody else has taken it meanwhile
     */
    CompletionStage<Ownership> anew(Partition partition, Ownership present, String topicId, Progress begin) {
        Ownership own = present == null
                ? new Ownership(1, topicId, begin.segment(), begin.next())
                : present.next(topicId, begin);
        return store.takeOver(partition, present, own).thenApply(taken -> {
            if (!taken) {
                throw new NotYet("Another instance has taken " + partition + " over at the same time.");
            }
            return own;
        });
    }

    private static void requireSame(String source, String known, String id) {
        if (!id.equals(known)) {
            throw new IllegalStateException(
                    "The topic of source " + source + " was made anew (" + id + ", not " + known
                            + "), so its offsets mean other events than the real-time views hold. Start over with `braid reset`.");
        }
    }
}
