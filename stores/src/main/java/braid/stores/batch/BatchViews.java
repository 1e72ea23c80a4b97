package braid.stores.batch;

import braid.answer.limit.LimitExceeded;
import braid.answer.side.BatchSide;
import braid.answer.side.StoreDown;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.group.ReadMeter;
import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import braid.stores.health.Health;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batch views in the warehouse. */
public final class BatchViews implements BatchSide, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BatchViews.class);
    public static final String NAME = "warehouse (batch views)";

    /** A warehouse that gives no connection for this long is down, as far as a reader is concerned. */
    private static final Duration PATIENCE = Duration.ofMillis(1_500);

    /** Connections beside those of the answers: the probe's, and that of the live page's coverage. */
    private static final int OWN = 2;

    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

    private final Warehouse warehouse;
    private final Pipeline pipeline;
    private final Health health = new Health();
    private PublishedCut latest;

    public BatchViews(Settings settings, Pipeline pipeline) {
        this.warehouse = Warehouse.openForReading(settings, PATIENCE, settings.integer("serving.max.queries") + OWN);
        this.pipeline = pipeline;
    }

    @Override
    public Snapshot open(Duration timeout) {
        BatchSnapshot snapshot = null;
        try {
            snapshot = new BatchSnapshot(warehouse, pipeline, timeout);
            PublishedCut cut = snapshot.publishedCut();
            saw(cut);
            return new Open(snapshot, cut, timeout);
        } catch (SQLException e) {
            close(snapshot);
            // That all connections are in use says nothing about the warehouse.
            throw warehouse.isExhausted() ? LimitExceeded.connections(warehouse.connections()) : new StoreDown(NAME, e);
        }
    }

    /** Asks for the published cut and notes whether the warehouse answers. */
    public void probe() {
        try (Snapshot snapshot = open(PROBE_TIMEOUT)) {
            LOG.trace("The published cut is {}", snapshot.cut().cut());
            health.up();
        } catch (LimitExceeded e) {
            health.passedOver();
            LOG.debug("The warehouse is not looked at: {}", e.getMessage());
        } catch (RuntimeException e) {
            health.down(e);
        }
    }

    public Health health() {
        return health;
    }

    /** Cuts are published in their order, and snapshots are seen in any. */
    private synchronized void saw(PublishedCut cut) {
        if (latest == null || cut.cut() > latest.cut()) {
            latest = cut;
        }
    }

    /** Whether the published cut was seen some time. */
    synchronized boolean wasSeen() {
        return latest != null;
    }

    /** The published cut as it was a moment ago. */
    public synchronized PublishedCut latest() {
        return latest == null ? PublishedCut.NONE : latest;
    }

    @Override
    public void close() {
        warehouse.close();
    }

    private static void close(BatchSnapshot snapshot) {
        if (snapshot != null) {
            try {
                snapshot.close();
            } catch (SQLException e) {
                // The connection is broken already, and the pool replaces it.
            }
        }
    }

    private record Open(BatchSnapshot snapshot, PublishedCut cut, Duration timeout) implements Snapshot {
        @Override
        public List<GroupRow> read(View view, RowFilter filter, int most, ReadMeter meter) {
            try {
                return snapshot.read(view, filter, most, meter);
            } catch (SQLTimeoutException e) {
                throw LimitExceeded.time(timeout);
            } catch (SQLException e) {
                throw new StoreDown(NAME, e);
            }
        }

        @Override
        public String access(View view, RowFilter filter) {
            try {
                return snapshot.access(view, filter);
            } catch (SQLException e) {
                throw new StoreDown(NAME, e);
            }
        }

        @Override
        public void close() {
            BatchViews.close(snapshot);
        }
    }
}
