package braid.storage;

import java.util.List;
import java.util.Map;

/**
 * Which rows of a view are asked for: those whose key columns have one of some values, and whose window starts in {@code [from, to)}.
 *
 * @param keys for each key column that is limited, the values allowed; a {@code null} among them means NULL
 * @param fromMillis first window start, in milliseconds since 1970
 * @param toMillis exclusive
 */
public record RowFilter(Map<String, List<Object>> keys, long fromMillis, long toMillis) {
    /** Far enough on both sides for any event time, and within what every store can compare. */
    public static final long MIN = -62_135_596_800_000L;

    public static final long MAX = 253_402_300_800_000L;

    public static final RowFilter ALL = new RowFilter(Map.of(), MIN, MAX);

    public RowFilter {
        keys = Map.copyOf(keys);
    }

    /** Whether the window columns are limited at all. */
    public boolean limitsWindow() {
        return fromMillis > MIN || toMillis < MAX;
    }
}
