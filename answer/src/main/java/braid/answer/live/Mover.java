package braid.answer.live;

import braid.answer.live.held.Held;
import braid.answer.live.held.Parts;
import braid.answer.live.held.ViewBucket;
import braid.answer.side.Moment;
import braid.answer.side.Moved;
import braid.core.boundary.PublishedCut;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Moves live views forward to where the chains lead, reads what is asked for and missing, and answers who waits. One thread moves, and what it
 * changes it changes under the lock; any thread may ask why views stand still.
 */
final class Mover {
    /** A source that was asked for within this is looked at with each move, others more rarely. */
    private static final long DEMAND_NANOS = 5_000_000_000L;

    private static final long SELDOM_NANOS = 400_000_000;

    /** A part that nobody has asked for is let go after this. */
    private static final long FORGET_NANOS = 600_000_000_000L;

    private final Pipeline pipeline;
    private final LongSupplier clock;
    private final Supplier<PublishedCut> published;
    private final Held held;
    private final Follower follower;
    private final Lock lock;
    private final Map<String, Long> asked;
    private final Function<Wanted, Moment> asItStands;
    /** By source, why it could not be looked at the last time. */
    private final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

    /**
     * @param asked when each source was asked for
     * @param asItStands the answer from memory, however old; {@code null} if something of it is missing
     */
    Mover(
            Pipeline pipeline,
            LongSupplier clock,
            Supplier<PublishedCut> published,
            Held held,
            Follower follower,
            Lock lock,
            Map<String, Long> asked,
            Function<Wanted, Moment> asItStands) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.published = published;
        this.held = held;
        this.follower = follower;
        this.lock = lock;
        this.asked = asked;
        this.asItStands = asItStands;
    }

    /** Whether anything new was found. */
    boolean move(List<Wanted> asking) {
        boolean found = false;
        rebase(published.get());
        asking.stream()
                .map(Wanted::cut)
                .max((a, b) -> Long.compare(a.cut(), b.cut()))
                .ifPresent(this::rebase);
        for (String source : due(asking)) {
            try {
                found |= follow(source);
                failures.remove(source);
            } catch (RuntimeException e) {
                failures.put(source, e);
            }
        }
        asking.forEach(this::answer);
        locked(() -> held.memory().shrink(List.of(), clock.getAsLong() - FORGET_NANOS));
        return found;
    }

    /** Why a source could not be looked at the last time; {@code null} if none of these could not. */
    private RuntimeException failure(Collection<String> sources) {
        return sources.stream()
                .map(failures::get)
                .filter(e -> e != null)
                .findFirst()
                .orElse(null);
    }

    /** In words, why views do not move on; {@code null} while they do. */
    String standsStill() {
        return failures.values().stream()
                .filter(e -> !(e instanceof Moved))
                .map(RuntimeException::getMessage)
                .findFirst()
                .orElse(null);
    }

    private Set<String> due(List<Wanted> asking) {
        long now = clock.getAsLong();
        Set<String> due = new TreeSet<>();
        asking.forEach(one -> due.addAll(one.sources()));
        for (Source source : pipeline.sources()) {
            Long at = asked.get(source.name());
            boolean isAsked = at != null && now - at < DEMAND_NANOS;
            if (isAsked || !held.isFresh(List.of(source.name()), now - SELDOM_NANOS)) {
                due.add(source.name());
            }
        }
        return due;
    }

    private void rebase(PublishedCut cut) {
        if (cut.cut() > held.cut().cut()) {
            locked(() -> held.rebase(cut));
        }
    }

    private boolean follow(String source) {
        boolean found = false;
        Follower.Step step;
        do {
            step = step(source);
            found |= step.isAhead();
        } while (step.isShort());
        return found;
    }

    private Follower.Step step(String source) {
        Follower.Step step = follower.next(source, held, clock.getAsLong());
        locked(() -> {
            if (step.isLeft()) {
                held.forget(source, bucketsOf(source));
                return;
            }
            step.apply(held);
            held.looked(source, clock.getAsLong());
        });
        if (step.isLeft()) {
            throw new Moved("the chain of " + source + " was left for another owner's");
        }
        return step;
    }

    private List<ViewBucket> bucketsOf(String source) {
        return held.memory().buckets().stream()
                .filter(bucket -> pipeline.view(bucket.view()).source().name().equals(source))
                .toList();
    }

    private void answer(Wanted wanted) {
        try {
            RuntimeException failure = failure(wanted.sources());
            if (failure != null) {
                answerAsItStands(wanted, failure);
                return;
            }
            if (wanted.cut().cut() != held.cut().cut()) {
                throw new Moved(
                        "the real-time views are behind cut " + held.cut().cut() + " already");
            }
            load(wanted);
            held.memory().asked(wanted.buckets(), clock.getAsLong());
            wanted.answer().complete(held.answer(wanted.sources(), wanted.cut(), wanted.reads()));
        } catch (RuntimeException e) {
            wanted.answer().completeExceptionally(e);
        }
    }

    private void load(Wanted wanted) {
        List<ViewBucket> missing = wanted.buckets().stream()
                .filter(bucket -> !held.memory().buckets().contains(bucket))
                .toList();
        if (missing.isEmpty()) {
            return;
        }
        Parts whole = follower.whole(missing, held);
        locked(() -> {
            held.memory().hold(whole);
            held.memory().shrink(wanted.buckets(), clock.getAsLong() - FORGET_NANOS);
        });
    }

    private void answerAsItStands(Wanted wanted, RuntimeException problem) {
        Moment known = asItStands.apply(wanted);
        if (known == null) {
            wanted.answer().completeExceptionally(problem);
        } else {
            wanted.answer().complete(known);
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
        } finally {
            lock.unlock();
        }
    }
}
