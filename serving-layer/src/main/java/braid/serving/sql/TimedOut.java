package braid.serving.sql;

import java.time.Duration;

/** A statement took longer than it may and was given up. */
public final class TimedOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TimedOut(Duration allowed) {
        super("The statement took longer than " + allowed.toMillis()
                + " ms and was given up. Limit keys or window_start in its WHERE, or raise serving.query.timeout.ms"
                + " (BRAID_SERVING_QUERY_TIMEOUT_MS).");
    }
}
