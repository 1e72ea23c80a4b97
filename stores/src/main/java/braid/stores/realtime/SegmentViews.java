package braid.stores.realtime;

import braid.answer.live.Deltas;
import braid.answer.live.LiveViews;
import braid.answer.side.Moment;
import braid.answer.side.StoreDown;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.segment.Buckets;
import braid.core.segment.SegmentStore;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.segment.CassandraSegmentStore;
import braid.storage.segment.SegmentTables;
import braid.storage.warehouse.RowSize;
import braid.stores.health.Health;
import braid.stores.health.WatchedViews;
import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live views over the segment log in Cassandra, and the thread that moves them. Its session is opened in the background and reconnects by itself. */
public final class SegmentViews implements WatchedViews {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentViews.class);
    private static final long DEMAND_NANOS = 2_000_000_000L;

    /** While somebody asks; four times as rarely when nothing was found for some looks, and half as soon behind a flush: the next one takes a while. */
    private static final long WITH_DEMAND_MS = 15;

    private static final int PATIENT_LOOKS = 20;
    private static final long WITHOUT_MS = 450;

    private final CassandraSettings settings;
    private final Pipeline pipeline;
    private final long budget;
    private final Supplier<PublishedCut> published;
    private final Health health = new Health();
    private final Semaphore waiting = new Semaphore(0);
    private volatile Connected connected;
    private volatile boolean closed;

    private record Connected(CqlSession session, LiveViews views, Deltas deltas, Thread mover) {}

    /**
     * @param budget for what is held in memory, in bytes
     * @param published the published cut as it was a moment ago
     */
    public SegmentViews(CassandraSettings settings, Pipeline pipeline, long budget, Supplier<PublishedCut> published) {
        this.settings = settings;
        this.pipeline = pipeline;
        this.budget = budget;
        this.published = published;
    }

    /** @throws StoreDown if the store does not answer, or has not yet */
    public <T> T deltas(Function<Deltas, T> question) {
        try {
            return question.apply(connected().deltas());
        } catch (DriverException e) {
            throw new StoreDown(RealTimeViews.NAME, e);
        }
    }

    private Connected connected() {
        Connected now = connected;
        if (now == null) {
            throw new StoreDown(RealTimeViews.NAME, health.problem());
        }
        return now;
    }

    @Override
    public CompletableFuture<Moment> read(Collection<String> sources, PublishedCut cut, List<Read> reads) {
        return connected().views().read(sources, cut, reads).handle((moment, failure) -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof DriverException) {
                throw new StoreDown(RealTimeViews.NAME, cause);
            }
            if (cause instanceof RuntimeException other) {
                throw other;
            }
            count(reads, moment);
            return moment;
        });
    }

    private static void count(List<Read> reads, Moment moment) {
        for (int i = 0; i < reads.size(); i++) {
            List<GroupRow> rows = moment.rows().get(i);
            reads.get(i)
                    .meter()
                    .took(rows.size(), rows.stream().mapToLong(RowSize::of).sum());
        }
    }

    @Override
    public String access(View view, RowFilter filter) {
        List<Object> first = view.keys().isEmpty()
                ? null
                : filter.keys().get(view.keys().get(0).name());
        int all = new Buckets(settings.buckets()).of(view);
        return first == null
                ? "groups of all " + all + " buckets, held in memory,"
                : "groups by " + view.keys().get(0).name() + ", held in memory,";
    }

    @Override
    public Optional<String> standsStill() {
        Connected now = connected;
        String why = now == null ? health.problem() : now.views().standsStill();
        return Optional.ofNullable(why).map(words -> RealTimeViews.NAME + ": " + words);
    }

    @Override
    public String store() {
        return "cassandra";
    }

    /** Connects, and then only tells what the mover met. */
    @Override
    public void probe() {
        try {
            if (connected == null) {
                connected = connect();
            }
            String problem = connected.views().standsStill();
            if (problem == null && connected.views().hasLooked()) {
                health.up();
            } else if (problem != null) {
                health.down(new IllegalStateException(problem));
            }
        } catch (RuntimeException e) {
            health.down(e);
        }
    }

    private Connected connect() {
        CqlSession session = CassandraSessions.open(settings);
        try {
            SegmentStore store = new CassandraSegmentStore(session, new SegmentTables(settings));
            Buckets buckets = new Buckets(settings.buckets());
            LiveViews views = new LiveViews(pipeline, store, buckets, budget, System::nanoTime, published);
            views.onWaiting(waiting::release);
            Thread mover = new Thread(() -> keepMoving(views), "live-views");
            mover.setDaemon(true);
            mover.start();
            return new Connected(session, views, new Deltas(store, buckets), mover);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private void keepMoving(LiveViews views) {
        int inVain = 0;
        while (!closed) {
            try {
                inVain = views.move() ? 0 : inVain + 1;
                long quick =
                        inVain == 0 ? 2 * WITH_DEMAND_MS : inVain < PATIENT_LOOKS ? WITH_DEMAND_MS : 4 * WITH_DEMAND_MS;
                long pause = views.isAsked(DEMAND_NANOS) ? quick : WITHOUT_MS;
                if (waiting.tryAcquire(pause, TimeUnit.MILLISECONDS)) {
                    waiting.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                // Errors too: without this thread no answer would ever move on.
                LOG.warn("The live views could not be moved, trying again", e);
            }
        }
    }

    @Override
    public Health health() {
        return health;
    }

    @Override
    public Map<Partition, Progress> latest() {
        Connected now = connected;
        return now == null ? Map.of() : now.views().progress();
    }

    @Override
    public void close() {
        closed = true;
        Connected now = connected;
        if (now != null) {
            now.mover().interrupt();
            // Not waited for: the process is about to end and nothing is written.
            now.session().forceCloseAsync();
        }
    }
}
