package braid.batch.spark.session;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Spark session of this process. Opened by whoever asks first, and again when the last one is gone: the cluster was away at the start, or
 * its master has removed the application. Safe for use by several threads; who asks waits while it is being opened.
 */
public final class LiveSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);

    private final Supplier<SparkSession> opening;
    private volatile SparkSession session;
    private volatile boolean failed;
    private volatile boolean warm;

    public LiveSession(Supplier<SparkSession> opening) {
        this.opening = opening;
    }

    /**
     * A session that works.
     *
     * @throws IllegalStateException if none can be opened; worth a retry
     */
    public synchronized SparkSession get() {
        if (session == null || session.sparkContext().isStopped()) {
            open();
        }
        return session;
    }

    private void open() {
        session = null;
        long start = System.nanoTime();
        try {
            session = opening.get();
            failed = false;
            LOG.info("Spark is up after {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            failed = true;
            LOG.error("Spark did not start", e);
            throw new IllegalStateException("Spark did not start: " + e.getMessage(), e);
        }
    }

    /** Notes that what a first run needs is loaded. */
    public void warm() {
        warm = true;
    }

    /** Whether the last attempt to open a session failed. */
    public boolean hasFailed() {
        return failed;
    }

    /** In a word or two, for a status. */
    public String state() {
        SparkSession now = session;
        if (failed) {
            return "failed";
        }
        if (now == null || now.sparkContext().isStopped()) {
            return "starting";
        }
        return warm ? "up" : "warming up";
    }

    /** Stops the session if there is one; does not wait for one that is being opened. */
    @Override
    public void close() {
        SparkSession now = session;
        if (now != null) {
            now.stop();
        }
    }
}
