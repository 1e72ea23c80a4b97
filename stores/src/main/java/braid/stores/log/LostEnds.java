package braid.stores.log;

import braid.core.boundary.Partition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Notices a log that has become shorter than what was folded of it: its brokers acknowledged records and then lost them, as a power cut can
 * do. From then on new events get offsets that count as folded, so no answer that is made from them would be exact, also when the log
 * has grown again: what was noticed stays.
 *
 * <p>A leader that has just been elected may say an end that is too small for a moment, so one look is not enough.
 */
final class LostEnds {
    private static final Duration SURE_AFTER = Duration.ofSeconds(3);

    private record Short(Instant since, long folded, long end) {}

    private final Map<Partition, Short> suspected = new TreeMap<>();
    private volatile String words;

    /**
     * Compares one look at the log with what was known to be folded before it.
     *
     * @param at when the look began
     */
    void compare(Map<Partition, Long> folded, Map<Partition, Long> ends, Instant at) {
        ends.forEach((partition, end) -> {
            long before = folded.getOrDefault(partition, 0L);
            if (end >= before) {
                suspected.remove(partition);
                return;
            }
            Short first = suspected.computeIfAbsent(partition, p -> new Short(at, before, end));
            if (words == null && !at.isBefore(first.since().plus(SURE_AFTER))) {
                words = "the log of " + partition + " ends at offset " + end + ", but was folded up to " + before
                        + ": it has lost its end, and its next events get offsets that count as folded already. Restore the log, or"
                        + " start over with `braid reset`; layer=batch shows what was published";
            }
        });
    }

    Optional<String> inWords() {
        return Optional.ofNullable(words);
    }
}
