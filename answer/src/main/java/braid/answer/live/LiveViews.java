package braid.answer.live;

import braid.answer.live.held.Held;
import braid.answer.live.held.ViewBucket;
import braid.answer.side.Moment;
import braid.answer.side.SpeedSide;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.segment.Buckets;
import braid.core.segment.SegmentStore;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The real-time views of an architecture in memory: what was asked for, at one place in each partition. An answer is made at the place that
 * stands, so that it is exact and asks no store. All views move forward together, when {@link #move} finds new flushes; a part that is not
 * there yet is read then, up to the same place.
 *
 * <p>Any thread may ask; one moves.
 */
public final class LiveViews {
    /** Rows at most this old are given without a new look. */
    private static final long FRESH_NANOS = 250_000_000;

    private final Pipeline pipeline;
    private final LongSupplier clock;
    private final Held held;
    private final Mover mover;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Queue<Wanted> waiting = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> asked = new ConcurrentHashMap<>();
    private volatile Runnable wake = () -> {};
    /**
     * @param budget for what is held, in bytes
     * @param clock in nanoseconds
     * @param published the published cut as it was a moment ago: the views go on to it although nobody asks, because what is before it is
     *     dropped
     */
    public LiveViews(
            Pipeline pipeline,
            SegmentStore store,
            Buckets buckets,
            long budget,
            LongSupplier clock,
            Supplier<PublishedCut> published) {
        this.pipeline = pipeline;
        this.clock = clock;
        this.held = new Held(pipeline, buckets, budget);
        this.mover = new Mover(
                pipeline,
                clock,
                published,
                held,
                new Follower(pipeline, store, buckets),
                lock.writeLock(),
                asked,
                wanted -> known(wanted.sources(), wanted.cut(), wanted.reads(), wanted.buckets(), null));
    }

    /** @param wake is run when somebody waits for {@link #move} */
    public void onWaiting(Runnable wake) {
        this.wake = wake;
    }

    /** Whether somebody asked for rows in the last so many nanoseconds. */
    public boolean isAsked(long within) {
        long since = clock.getAsLong() - within;
        return asked.values().stream().anyMatch(at -> at - since >= 0);
    }

    /** Asks for rows; see {@link SpeedSide#read}. */
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<SpeedSide.Read> reads) {
        long now = clock.getAsLong();
        if (!reads.isEmpty()) {
            sources.forEach(source -> asked.put(source, now));
        }
        Set<ViewBucket> needed = held.needed(reads);
        Moment known = known(sources, cut, reads, needed, now - FRESH_NANOS);
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        Wanted wanted = new Wanted(new TreeSet<>(sources), cut, reads, needed);
        waiting.add(wanted);
        wake.run();
        return wanted.answer();
    }

    /** The answer as it stands; {@code null} if something of it is missing, or was looked at too long ago. */
    private Moment known(
            Collection<String> sources,
            PublishedCut cut,
            List<SpeedSide.Read> reads,
            Set<ViewBucket> needed,
            Long since) {
        lock.readLock().lock();
        try {
            if (!held.isFresh(sources, since)
                    || cut.cut() != held.cut().cut()
                    || !held.memory().holds(needed)) {
                return null;
            }
            held.memory().asked(needed, clock.getAsLong());
            return held.answer(sources, cut, reads);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How far all partitions that were ever looked at are. */
    public Map<Partition, Progress> progress() {
        lock.readLock().lock();
        try {
            Map<Partition, Progress> progress = new TreeMap<>();
            held.places().forEach((partition, place) -> progress.put(partition, place.progress()));
            return progress;
        } finally {
            lock.readLock().unlock();
        }
    }

    /**
     * Moves views forward to where the chains lead now, reads what is asked for and missing, and answers who waits: from memory, as it stands,
     * where the store does not give what was asked of it. One thread at a time.
     *
     * @return whether anything new was found
     */
    public boolean move() {
        List<Wanted> asking = new ArrayList<>();
        for (Wanted one = waiting.poll(); one != null; one = waiting.poll()) {
            asking.add(one);
        }
        return mover.move(asking);
    }

    /** In words, why views do not move on; {@code null} while they do. */
    public String standsStill() {
        return mover.standsStill();
    }

    /** Whether every source was looked at some time. */
    public boolean hasLooked() {
        lock.readLock().lock();
        try {
            return held.isFresh(pipeline.sources().stream().map(Source::name).toList(), null);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** About how much memory the views take, in bytes. */
    public long bytes() {
        lock.readLock().lock();
        try {
            return held.memory().bytes();
        } finally {
            lock.readLock().unlock();
        }
    }
}
