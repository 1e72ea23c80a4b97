package braid.serving.live;

import java.time.Duration;
import java.time.Instant;

/**
 * Since when something is up or down, as far as it was looked at: {@link #isExact} is false when nobody was looking while it changed,
 * so that it is so at least since then. Used by one thread.
 */
final class Observed {
    private static final Duration WATCHED = Duration.ofSeconds(5);

    private boolean up;
    private Instant since;
    private Instant looked;
    private boolean exact;

    void note(boolean nowUp, Instant now) {
        if (since == null || up != nowUp) {
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
