package braid.answer.rows.parameter;

import braid.answer.rows.request.BadRequest;
import java.time.Duration;

/**
 * Reads {@code maxStaleness}: the span in which an answer must show all that the log held when it was asked for. What it shows is
 * therefore never older than that when it is given.
 */
public final class MaxStaleness {
    /** The parameter's name. */
    public static final String NAME = "maxStaleness";

    private final Duration most;

    /** @param most the longest wait */
    public MaxStaleness(Duration most) {
        this.most = most;
    }

    /**
     * @param text {@code null} if it is not given
     * @return {@code null} if there is nothing to wait for
     */
    public Duration parse(String text) {
        if (text == null) {
            return null;
        }
        Duration span = SpanParameter.parse(NAME, text);
        if (span.compareTo(most) > 0) {
            throw new BadRequest(NAME + " is '" + text + "', but an answer waits " + most.toMillis()
                    + " ms at most (serving.query.timeout.ms, BRAID_SERVING_QUERY_TIMEOUT_MS).");
        }
        return span;
    }
}
