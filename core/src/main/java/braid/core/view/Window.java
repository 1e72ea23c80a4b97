package braid.core.view;

import java.time.Duration;

/**
 * Tumbling windows of event time, {@code [start, start + size)}, aligned to 1970-01-01T00:00:00Z.
 *
 * <p>A view without {@code TUMBLE} is kept in windows of a day that readers do not see ({@code visible} is false): its rows are merged
 * over all days when they are read.
 *
 * @param timeColumn the source's column that holds the event time
 */
public record Window(String timeColumn, Duration size, boolean visible) {
    public Window {
        if (size.isNegative() || size.isZero()) {
            throw new IllegalArgumentException("A window must have a positive size, not " + size);
        }
    }

    /** The start of the window that {@code epochMillis} falls in, in milliseconds since 1970. */
    public long startOf(long epochMillis) {
        return startOf(epochMillis, size.toMillis());
    }

    /** The start of the window of {@code sizeMillis} that {@code epochMillis} falls in. */
    public static long startOf(long epochMillis, long sizeMillis) {
        return epochMillis - Math.floorMod(epochMillis, sizeMillis);
    }
}
