package braid.batch.run;

import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stops the process at a point that {@code batch.pause.at} names and waits until it is killed, so that a test can kill it exactly there.
 * Without the setting it does nothing.
 */
public final class Drill {
    private static final Logger LOG = LoggerFactory.getLogger(Drill.class);

    private final String pauseAt;
    private volatile String pausedAt;

    /**
     * @param pauseAt the point, or empty for none
     */
    public Drill(String pauseAt) {
        this.pauseAt = pauseAt;
    }

    /** Waits for ever if this is the point. */
    public void reached(String point) {
        if (!point.equals(pauseAt)) {
            return;
        }
        LOG.warn("Paused at {}, as batch.pause.at says; waiting to be killed", point);
        pausedAt = point;
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while paused at " + point);
        }
    }

    /** Where the process waits; {@code null} while it does not. */
    public String pausedAt() {
        return pausedAt;
    }
}
