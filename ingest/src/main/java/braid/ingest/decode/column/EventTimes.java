package braid.ingest.decode.column;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * The event times that are accepted: {@code [1970-01-01T00:00:00Z, now + ahead]}.
 *
 * <p>Older times than 1970 and times far ahead come from broken clocks; a window far ahead would stay open for years.
 */
public record EventTimes(Clock clock, Duration ahead) {
    boolean allow(long epochMillis) {
        return epochMillis >= 0 && epochMillis <= latest();
    }

    String allowed() {
        return "from 1970-01-01T00:00:00Z to " + Instant.ofEpochMilli(latest()) + " (now + ingest.max.ahead.hours)";
    }

    private long latest() {
        return clock.millis() + ahead.toMillis();
    }
}
