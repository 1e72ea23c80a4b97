package braid.answer.live;

import braid.answer.live.held.Place;
import braid.answer.side.Waiting;
import braid.core.boundary.Partition;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.chain.Chain;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Where to go from a place: along a level of long links where there is one, for who has far to go; else along the flushes. Every link is the
 * fold of just the offsets that it names, so that whichever way is taken, the same is found at its end.
 */
final class Ways {
    private static final int PAGE_OF_LONG_LINKS = 16;

    private final SegmentStore store;
    /** By partition, whether the last look did not come to the chain's end. */
    private final Map<Partition, Boolean> far = new HashMap<>();
    /** By source, the cut behind which long links were found to lead off the chain. */
    private final Map<String, Long> distrusted = new HashMap<>();

    Ways(SegmentStore store) {
        this.store = store;
    }

    /**
     * A page of links that lead on from a place.
     *
     * @param level of {@link SegmentStore#level} that they were found in
     * @param isShort whether there may be more
     * @param isLeft whether there are others, and none leads on
     */
    record Way(int level, Chain chain, boolean isShort, boolean isLeft) {}

    /** On from some places as far as a page leads; by long links where the last page did not come to an end, or none was read yet. */
    Map<Partition, Way> from(Map<Partition, Place> places, long cut) {
        Map<Partition, Way> found = read(
                places,
                Map.of(),
                partition -> !distrusts(partition.source(), cut) && far.getOrDefault(partition, true));
        found.forEach((partition, way) -> far.put(partition, way.isShort()));
        return found;
    }

    /**
     * On from some places, not beyond where each has to end.
     *
     * @param byLongLinks whether those may be taken
     */
    Map<Partition, Way> upTo(Map<Partition, Place> places, Map<Partition, Long> ends, boolean byLongLinks) {
        return read(places, ends, partition -> byLongLinks);
    }

    /** Goes by flushes alone in a source until another cut is published: a long link led where the chain does not come by. */
    void distrust(String source, long cut) {
        distrusted.put(source, cut);
    }

    private boolean distrusts(String source, long cut) {
        return Long.valueOf(cut).equals(distrusted.get(source));
    }

    /** The levels are asked from the highest down, each for all partitions that none above leads on: a page of flushes is large. */
    private Map<Partition, Way> read(
            Map<Partition, Place> places, Map<Partition, Long> ends, Predicate<Partition> byLongLinks) {
        Map<Partition, Way> found = new TreeMap<>();
        for (int level = SegmentStore.LEVELS; level >= 0; level--) {
            Map<Partition, CompletableFuture<List<FlushRow>>> asked = new TreeMap<>();
            for (Map.Entry<Partition, Place> one : places.entrySet()) {
                Partition partition = one.getKey();
                boolean isFound = found.containsKey(partition)
                        && !found.get(partition).chain().isEmpty();
                if (!isFound && (level == 0 || byLongLinks.test(partition))) {
                    asked.put(partition, links(level, partition, one.getValue()));
                }
            }
            int in = level;
            asked.forEach((partition, rows) ->
                    found.put(partition, way(in, places.get(partition), Waiting.on(rows), ends.get(partition))));
        }
        return found;
    }

    private CompletableFuture<List<FlushRow>> links(int level, Partition partition, Place at) {
        return store.level(level)
                .flushes(partition, at.segment(), at.next(), page(level))
                .toCompletableFuture();
    }

    /** A long link may carry as much as many flushes. */
    private int page(int level) {
        return level == 0 ? store.page() : Math.max(1, store.page() / PAGE_OF_LONG_LINKS);
    }

    private Way way(int level, Place at, List<FlushRow> rows, Long end) {
        Chain all = Chain.from(at.segment(), at.next(), at.epoch(), rows);
        Chain chain = end == null ? all : all.upTo(end);
        boolean isShort = !chain.isEmpty() && (level > 0 || rows.size() == page(0));
        return new Way(level, chain, isShort, all.isEmpty() && all.isLeft(rows));
    }
}
