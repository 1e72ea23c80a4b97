package braid.stores.log;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * When a partition ended where, as it was seen from time to time. Forgets every second of the older looks when there are many: the older
 * a record is, the less exactly it is known when it came, but never is it made younger. Safe for use by several threads.
 */
final class EndHistory {
    private static final int MOST = 1_024;

    /** For each end, the latest time at which it was seen. */
    private final NavigableMap<Long, Instant> seen = new TreeMap<>();

    /** Notes that the partition did not reach beyond {@code end} at some time. */
    synchronized void saw(Instant at, long end) {
        seen.tailMap(end, false).values().removeIf(later -> !later.isAfter(at));
        Map.Entry<Long, Instant> before = seen.floorEntry(end);
        if (before == null || before.getValue().isBefore(at)) {
            seen.put(end, at);
        }
        if (seen.size() > MOST) {
            thin();
        }
    }

    private void thin() {
        boolean keep = true;
        int left = MOST / 2;
        for (var looks = seen.entrySet().iterator(); looks.hasNext() && left > 0; left--) {
            looks.next();
            if (!keep) {
                looks.remove();
            }
            keep = !keep;
        }
    }

    /** The latest time at which the partition is known not to have reached beyond {@code offset}. */
    synchronized Optional<Instant> endedBy(long offset) {
        return Optional.ofNullable(seen.floorEntry(offset)).map(Map.Entry::getValue);
    }
}
