package braid.batch.expiry;

import braid.batch.run.Drill;
import braid.batch.run.LeaseKeeper;
import braid.batch.run.LeaseKeeper.Hold;
import braid.core.boundary.Partition;
import braid.core.boundary.PublishedCut;
import braid.core.segment.Buckets;
import braid.core.segment.CoveredSegments;
import braid.core.segment.SegmentStore;
import braid.core.view.Pipeline;
import braid.service.Repeated;
import braid.storage.cassandra.CassandraSessions;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.segment.CassandraSegmentStore;
import braid.storage.segment.SegmentTables;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.Publications;
import com.datastax.oss.driver.api.core.CqlSession;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes the real-time segments below a published cut, once a grace period has passed since this process saw it published, so that no
 * reader that still uses the cut before it misses them. Only time that has passed here is measured: neither the publisher's clock nor the
 * time that publishing took takes part.
 *
 * <p>Runs on a timer beside the runs. A segment is deleted in every view before the mark in the warehouse moves past it, so that an
 * expiry that was killed is done again; deleting twice is harmless.
 */
public final class Expiry implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Expiry.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration QUERY_TIMEOUT = Duration.ofSeconds(10);

    private final Pipeline pipeline;
    private final Buckets buckets;
    private final Supplier<Opened> open;
    private final Warehouse warehouse;
    private final Publications publications;
    private final LeaseKeeper lease;
    private final Duration grace;
    private final LongSupplier nanoTime;
    private final Drill drill;
    /** When this process first saw each cut, in its own nanoseconds: no earlier than it was published, and compared with no other clock. */
    private final TreeMap<Long, Long> seen = new TreeMap<>();

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "expiry");
        thread.setDaemon(true);
        return thread;
    });
    private Opened opened;
    private long expiredTo = -1;
    private String lastFailure = "";

    /**
     * The store of the segments, while it is connected.
     *
     * @param close is not waited for
     */
    public record Opened(SegmentStore store, Runnable close) {
        public static Opened of(CassandraSettings cassandra) {
            CqlSession session = CassandraSessions.open(cassandra);
            return new Opened(
                    new CassandraSegmentStore(session, new SegmentTables(cassandra)), session::forceCloseAsync);
        }
    }

    /**
     * @param open connects to the store, when something is to be dropped for the first time and after each failure
     * @param grace how long a cut is published before what it covers is dropped
     */
    public Expiry(
            Pipeline pipeline,
            Buckets buckets,
            Supplier<Opened> open,
            Warehouse warehouse,
            Publications publications,
            LeaseKeeper lease,
            Duration grace,
            LongSupplier nanoTime,
            Drill drill) {
        this.pipeline = pipeline;
        this.buckets = buckets;
        this.open = open;
        this.warehouse = warehouse;
        this.publications = publications;
        this.lease = lease;
        this.grace = grace;
        this.nanoTime = nanoTime;
        this.drill = drill;
    }

    public void start() {
        timer.scheduleWithFixedDelay(new Repeated(this::look), 0, LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Expires what is due; whatever fails is done again with the next look. */
    void look() {
        try {
            expire();
            lastFailure = "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            closeStore();
            expiredTo = -1;
            if (!lastFailure.equals(String.valueOf(e.getMessage()))) {
                lastFailure = String.valueOf(e.getMessage());
                LOG.warn("Expiry will be tried again: {}", lastFailure);
            }
        }
    }

    private void expire() throws SQLException, InterruptedException {
        PublishedCut current = current();
        remember(current);
        Long due = seen.isEmpty() ? null : newestPastGrace();
        if (due == null) {
            return;
        }
        if (expiredTo < 0) {
            expiredTo = publications.expiredTo();
        }
        if (expiredTo < due) {
            drop(due, current.boundary().offsets().keySet());
        }
        if (expiredTo >= due) {
            seen.headMap(due, true).clear();
        }
    }

    private PublishedCut current() throws SQLException {
        try (BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, QUERY_TIMEOUT)) {
            return snapshot.publishedCut();
        }
    }

    private void remember(PublishedCut cut) {
        if (cut.cut() > 0 && cut.cut() > expiredTo) {
            seen.putIfAbsent(cut.cut(), nanoTime.getAsLong());
        }
    }

    private Long newestPastGrace() {
        long now = nanoTime.getAsLong();
        return seen.descendingMap().entrySet().stream()
                .filter(entry -> now - entry.getValue() >= grace.toNanos())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private void drop(long due, Set<Partition> partitions) throws SQLException, InterruptedException {
        try (Hold hold = lease.tryHold()) {
            if (hold == null) {
                return;
            }
            long from = publications.expiredTo();
            if (from < due) {
                new CoveredSegments(store(), pipeline, buckets)
                        .drop(partitions, from, due, () -> drill.reached("expiring"));
                publications.setExpiredTo(due);
                LOG.info("Real-time segments {} to {} are deleted: cut {} covers them", from, due - 1, due);
            }
            // Another batch layer may have been here, and gone further.
            expiredTo = Math.max(from, due);
        }
    }

    private SegmentStore store() {
        if (opened == null) {
            opened = open.get();
        }
        return opened.store();
    }

    private void closeStore() {
        if (opened != null) {
            opened.close().run();
            opened = null;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        closeStore();
    }
}
