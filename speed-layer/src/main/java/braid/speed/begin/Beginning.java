package braid.speed.begin;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.segment.Ownership;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** How a partition that was given to this instance is begun: step by step, because none of them may hold up the others. */
public final class Beginning {
    private final Partition partition;
    private final String topicId;
    private final TakeOver takeOver;
    private CompletableFuture<TakeOver.Taken> taken;
    private CompletableFuture<Ownership> owned;
    private Progress from;

    public Beginning(Partition partition, String topicId, TakeOver takeOver) {
        this.partition = partition;
        this.topicId = topicId;
        this.takeOver = takeOver;
    }

    /** Where a partition begins, and with which epoch. */
    public record Begun(Progress from, long epoch) {}

    /** Where to begin, by what was found. */
    @FunctionalInterface
    public interface Place {
        /** @throws NotYet if that cannot be said now */
        Progress of(TakeOver.Taken found);
    }

    /**
     * Goes on as far as it can without waiting; empty if it has to wait.
     *
     * @throws RuntimeException what ended the step that was under way; it is begun again by the next call
     */
    public Optional<Begun> advance(Place place) {
        if (taken == null) {
            taken = takeOver.of(partition, topicId).toCompletableFuture();
        }
        if (!taken.isDone()) {
            return Optional.empty();
        }
        if (owned == null) {
            TakeOver.Taken found = result(taken);
            from = place.of(found);
            boolean goesOn = found.owner() != null && from.equals(found.chain().progress());
            owned = goesOn
                    ? CompletableFuture.completedFuture(found.owner())
                    : takeOver.anew(partition, found.owner(), topicId, from).toCompletableFuture();
        }
        return owned.isDone() ? Optional.of(new Begun(from, result(owned).epoch())) : Optional.empty();
    }

    private <T> T result(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            taken = null;
            owned = null;
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
