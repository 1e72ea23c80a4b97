package braid.serving.live;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when something is up or down, as far as it was looked at: {@link #isExact} is false when nobody was looking while it changed,
 * so that it is so at least since then. A process that says when it started is up since then when it is seen for the first time, also where
 * another had its place a moment ago. Used by one thread.
 */
final class Observed {
    private static final Duration WATCHED = Duration.ofSeconds(5);

    private boolean up;
    private Instant process;
    private Instant since;
    private Instant looked;
    private boolean exact;

    /** @param started when the process started that was looked at; {@code null} if it does not say that */
    void note(boolean nowUp, Instant started, Instant now) {
        if (nowUp && started != null && !started.equals(process)) {
            process = started;
            since = started;
            exact = true;
            up = true;
        } else if (since == null || up != nowUp) {
            exact = looked != null && Duration.between(looked, now).compareTo(WATCHED) <= 0;
            since = now;
            up = nowUp;
        }
        looked = now;
    }

    Instant since() {
        return since;
    }

    boolean isExact() {
        return exact;
    }
}
