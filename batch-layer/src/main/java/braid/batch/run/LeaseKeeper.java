package braid.batch.run;

import braid.service.Repeated;
import braid.storage.warehouse.publication.Lease;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the pipeline's lease while this process is working: a run and an expiry may hold it together. It is renewed at a third of its
 * length and given back when nothing in this process holds it any more.
 */
public final class LeaseKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final long RETRY_MS = 200;

    private final Lease lease;
    private final Duration length;
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lease");
        thread.setDaemon(true);
        return thread;
    });
    private ScheduledFuture<?> beat;
    private int holds;
    private volatile boolean lost;

    public LeaseKeeper(Lease lease, Duration length) {
        this.lease = lease;
        this.length = length;
    }

    /** A hold on the lease; close it when done. */
    public interface Hold extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Takes the lease, waiting for another holder's to run out.
     *
     * @throws IllegalStateException if another holds it and keeps renewing it
     */
    public Hold hold() throws SQLException, InterruptedException {
        long deadline =
                System.nanoTime() + length.multipliedBy(2).plusSeconds(1).toNanos();
        Hold hold = tryHold();
        while (hold == null) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Another batch layer is at work on this pipeline: " + lease.describe()
                        + " Stop it, or let it do the runs.");
            }
            Thread.sleep(RETRY_MS);
            hold = tryHold();
        }
        return hold;
    }

    /**
     * Takes the lease if nobody else holds it; else {@code null}.
     *
     * @throws IllegalStateException if this is closed: nobody would renew it, or give it back
     */
    public synchronized Hold tryHold() throws SQLException {
        if (heart.isShutdown()) {
            throw new IllegalStateException("The batch layer was stopped.");
        }
        if (!lease.acquire()) {
            lost = true;
            return null;
        }
        lost = false;
        if (holds++ == 0) {
            long third = Math.max(1, length.toMillis() / 3);
            beat = heart.scheduleAtFixedRate(new Repeated(this::renew), third, third, TimeUnit.MILLISECONDS);
        }
        return this::letGo;
    }

    private void renew() {
        try {
            if (!lease.acquire()) {
                lost = true;
                LOG.warn("The lease is lost: {}", lease.describe());
            }
        } catch (SQLException e) {
            LOG.warn("The lease could not be renewed: {}", e.getMessage());
        }
    }

    /**
     * Renews the lease now.
     *
     * @throws IllegalStateException if another has taken it
     */
    public void check() {
        try {
            if (lost || !lease.acquire()) {
                throw new IllegalStateException("The lease is lost: " + lease.describe() + " This run was dropped.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The lease could not be renewed: " + e.getMessage(), e);
        }
    }

    private synchronized void letGo() {
        if (--holds > 0) {
            return;
        }
        beat.cancel(false);
        try {
            lease.release();
        } catch (SQLException e) {
            LOG.warn("The lease could not be given back, it runs out by itself: {}", e.getMessage());
        }
    }

    @Override
    public synchronized void close() {
        heart.shutdownNow();
    }
}
