package braid.answer.live;

import braid.answer.live.held.Held;
import braid.answer.live.held.Parts;
import braid.answer.live.held.Place;
import braid.answer.live.held.ViewBucket;
import braid.answer.side.Moved;
import braid.answer.side.Waiting;
import braid.core.boundary.Partition;
import braid.core.segment.Buckets;
import braid.core.segment.FlushRow;
import braid.core.segment.SegmentStore;
import braid.core.segment.chain.Chain;
import braid.core.segment.chain.DeltaNotFound;
import braid.core.segment.chain.LinkedDeltas;
import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Follows the chains: what has come since, and all from the cut on for a bucket that is asked for the first time. Changes nothing by itself: a
 * step is whole before it is applied.
 */
final class Follower {
    private static final long LIST_EVERY_NANOS = 1_000_000_000;

    private final Pipeline pipeline;
    private final SegmentStore store;
    private final LinkedDeltas deltas;
    private final Ways ways;
    private final Map<String, Listed> listed = new HashMap<>();
    /** When each partition was last compared with its owner's chain, in nanoseconds. */
    private final Map<Partition, Long> compared = new HashMap<>();

    /** The partitions of a source, as they were at a time in nanoseconds. */
    private record Listed(TreeSet<Partition> partitions, long at) {}

    Follower(Pipeline pipeline, SegmentStore store, Buckets buckets) {
        this.pipeline = pipeline;
        this.store = store;
        this.deltas = new LinkedDeltas(pipeline, buckets);
        this.ways = new Ways(store);
    }

    /**
     * What has to be added, and where the views are then.
     *
     * @param isAhead whether some chain leads on from where the views are
     * @param isShort whether one leads on further than this step
     * @param isLeft whether some chain does not come by there any more
     */
    record Step(
            Map<Partition, Place> places,
            List<LinkedDeltas.Added> added,
            boolean isAhead,
            boolean isShort,
            boolean isLeft) {
        static final Step LEFT = new Step(Map.of(), List.of(), false, false, true);

        void apply(Held held) {
            added.forEach(held.memory().parts()::add);
            held.places().putAll(places);
        }
    }

    /** From where the views are to where the chains of a source end now, or a page of links further. */
    Step next(String source, Held held, long now) {
        Map<Partition, Place> at = new TreeMap<>();
        partitions(source, now).forEach(partition -> at.put(partition, place(partition, held)));
        boolean isShort = false;
        Map<Partition, Place> places = new TreeMap<>();
        Map<Partition, Ways.Way> ahead = ways.from(at, held.cut().cut());
        for (Map.Entry<Partition, Ways.Way> one : ahead.entrySet()) {
            Partition partition = one.getKey();
            Ways.Way way = one.getValue();
            if (way.chain().isEmpty() && (way.isLeft() || isPassed(partition, held, now))) {
                ways.distrust(source, held.cut().cut());
                return Step.LEFT;
            }
            places.put(partition, at.get(partition).after(way.chain()));
            isShort |= way.isShort();
        }
        return new Step(
                places,
                added(held.memory().buckets(), ahead),
                ahead.values().stream().anyMatch(way -> !way.chain().isEmpty()),
                isShort,
                false);
    }

    /**
     * Whether another owner's chain leads beyond where the views are, and not through there: a flush of his took the place of the one that led
     * here, or of one before it. What begins behind here would show that too, but where no more events come nothing ever begins there.
     */
    private boolean isPassed(Partition partition, Held held, long now) {
        Place at = place(partition, held);
        Place start = held.start(partition);
        Long before = compared.get(partition);
        if (at.next() == start.next() || before != null && now - before < LIST_EVERY_NANOS) {
            return false;
        }
        compared.put(partition, now);
        boolean isOthers = Waiting.on(store.owner(partition))
                .filter(owner -> owner.epoch() > at.epoch())
                .isPresent();
        if (!isOthers) {
            return false;
        }
        List<FlushRow> rows = Waiting.on(store.allFlushes(partition, start.segment(), start.next()));
        Chain chain = Chain.from(start.segment(), start.next(), rows);
        return chain.end() > at.next() && chain.links().stream().noneMatch(link -> link.to() == at.next());
    }

    /** A partition that was added is seen a moment later: until then none of its events is. */
    private TreeSet<Partition> partitions(String source, long now) {
        Listed known = listed.get(source);
        if (known == null || now - known.at() > LIST_EVERY_NANOS) {
            known = new Listed(new TreeSet<>(Waiting.on(store.partitions(source))), now);
            listed.put(source, known);
        }
        return known.partitions();
    }

    private static Place place(Partition partition, Held held) {
        Place place = held.places().get(partition);
        return place == null ? held.start(partition) : place;
    }

    /**
     * All that some buckets have between the cut and where the views are, a page of links after the other: what they come to is held, and
     * not what they are.
     *
     * @throws Moved if a chain does not lead there
     */
    Parts whole(Collection<ViewBucket> buckets, Held held) {
        try {
            return whole(buckets, held, true);
        } catch (Moved e) {
            // A long link may lead past where the views are, along a chain that was left.
            return whole(buckets, held, false);
        }
    }

    private Parts whole(Collection<ViewBucket> buckets, Held held, boolean byLongLinks) {
        Parts parts = held.memory().newParts(buckets);
        TreeSet<String> sources = new TreeSet<>();
        buckets.forEach(
                bucket -> sources.add(pipeline.view(bucket.view()).source().name()));
        Map<Partition, Place> reached = new TreeMap<>();
        held.places().forEach((partition, place) -> {
            if (sources.contains(partition.source())) {
                reached.put(partition, held.start(partition));
            }
        });
        while (true) {
            reached.entrySet()
                    .removeIf(at -> at.getValue().next()
                            == held.places().get(at.getKey()).next());
            if (reached.isEmpty()) {
                return parts;
            }
            added(buckets, advance(reached, held, byLongLinks)).forEach(parts::add);
        }
    }

    /** The next links of some chains, not beyond where the views are; the places move on to their ends. */
    private Map<Partition, Ways.Way> advance(Map<Partition, Place> reached, Held held, boolean byLongLinks) {
        Map<Partition, Long> ends = new TreeMap<>();
        reached.keySet()
                .forEach(partition ->
                        ends.put(partition, held.places().get(partition).next()));
        Map<Partition, Ways.Way> next = ways.upTo(reached, ends, byLongLinks);
        next.forEach((partition, way) -> {
            if (way.chain().isEmpty()) {
                throw new Moved("no chain leads to offset " + ends.get(partition) + " of " + partition
                        + " any more, or not yet");
            }
            reached.computeIfPresent(partition, (same, at) -> at.after(way.chain()));
        });
        return next;
    }

    /** What some links added to some buckets. */
    private List<LinkedDeltas.Added> added(Collection<ViewBucket> buckets, Map<Partition, Ways.Way> chains) {
        Map<String, List<Integer>> byView = new TreeMap<>();
        buckets.forEach(bucket ->
                byView.computeIfAbsent(bucket.view(), view -> new ArrayList<>()).add(bucket.bucket()));
        List<CompletableFuture<LinkedDeltas.Added>> reads = new ArrayList<>();
        byView.forEach((name, wanted) -> {
            View view = pipeline.view(name);
            chains.forEach((partition, way) -> {
                if (partition.source().equals(view.source().name())) {
                    reads.addAll(deltas.of(
                            store.level(way.level()),
                            view,
                            wanted,
                            partition.number(),
                            way.chain().links()));
                }
            });
        });
        try {
            return reads.stream().map(Waiting::<LinkedDeltas.Added>on).toList();
        } catch (DeltaNotFound e) {
            throw new Moved(e.getMessage());
        }
    }
}
