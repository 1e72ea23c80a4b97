package braid.serving.realtime;

import braid.core.boundary.Partition;
import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.serving.merge.Moved;
import braid.serving.merge.Waiting;
import braid.storage.segment.Buckets;
import braid.storage.segment.Chain;
import braid.storage.segment.DeltaCodec;
import braid.storage.segment.FlushRow;
import braid.storage.segment.SegmentStore;
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
    private final Links links;
    private final Map<String, Listed> listed = new HashMap<>();
    /** When each partition was last compared with its owner's chain, in nanoseconds. */
    private final Map<Partition, Long> compared = new HashMap<>();

    /** The partitions of a source, as they were at a time in nanoseconds. */
    private record Listed(TreeSet<Partition> partitions, long at) {}

    Follower(Pipeline pipeline, SegmentStore store, Buckets buckets) {
        this.pipeline = pipeline;
        this.store = store;
        Map<String, DeltaCodec> codecs = new HashMap<>();
        pipeline.views().forEach(view -> codecs.put(view.name(), new DeltaCodec(view)));
        this.links = new Links(store, buckets, codecs);
    }

    /**
     * What has to be added, and where the views are then.
     *
     * @param isAhead whether some chain leads on from where the views are
     * @param isShort whether one leads on further than this step
     * @param isLeft whether some chain does not come by there any more
     */
    record Step(
            Map<Partition, Place> places, List<Links.Added> added, boolean isAhead, boolean isShort, boolean isLeft) {
        static final Step LEFT = new Step(Map.of(), List.of(), false, false, true);

        void apply(Held held) {
            added.forEach(one -> one.addTo(held.memory().parts()));
            held.places().putAll(places);
        }
    }

    /** From where the views are to where the chains of a source end now, or a page of flushes further. */
    Step next(String source, Held held, long now) {
        Map<Partition, Place> at = new TreeMap<>();
        partitions(source, now).forEach(partition -> at.put(partition, place(partition, held)));
        boolean isShort = false;
        Map<Partition, Place> places = new TreeMap<>();
        Map<Partition, List<FlushRow>> ahead = new TreeMap<>();
        for (Map.Entry<Partition, List<FlushRow>> read : page(at).entrySet()) {
            Partition partition = read.getKey();
            List<FlushRow> rows = read.getValue();
            Place from = at.get(partition);
            Chain chain = Chain.from(from.segment(), from.next(), from.epoch(), rows);
            if (chain.isEmpty() && (chain.isLeft(rows) || isPassed(partition, held, now))) {
                return Step.LEFT;
            }
            places.put(partition, from.after(chain));
            ahead.put(partition, chain.links());
            isShort |= !chain.isEmpty() && rows.size() == store.page();
        }
        return new Step(
                places,
                added(held.memory().buckets(), ahead),
                ahead.values().stream().anyMatch(links -> !links.isEmpty()),
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
     * All that some buckets have between the cut and where the views are, a page of flushes after the other: what they come to is held, and
     * not what they are.
     *
     * @throws Moved if a chain does not lead there
     */
    Parts whole(Collection<ViewBucket> buckets, Held held) {
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
            added(buckets, links(reached, held)).forEach(one -> one.addTo(parts));
        }
    }

    /** The next links of some chains, not beyond where the views are; the places move on to their ends. */
    private Map<Partition, List<FlushRow>> links(Map<Partition, Place> reached, Held held) {
        Map<Partition, List<FlushRow>> links = new TreeMap<>();
        page(reached).forEach((partition, rows) -> {
            Place at = reached.get(partition);
            long end = held.places().get(partition).next();
            Chain chain = Chain.from(at.segment(), at.next(), at.epoch(), rows).upTo(end);
            if (chain.isEmpty()) {
                throw new Moved("no chain leads to offset " + end + " of " + partition + " any more, or not yet");
            }
            links.put(partition, chain.links());
            reached.put(partition, at.after(chain));
        });
        return links;
    }

    /** A page of flushes of each partition from a place on, asked for all at once. */
    private Map<Partition, List<FlushRow>> page(Map<Partition, Place> from) {
        Map<Partition, CompletableFuture<List<FlushRow>>> asked = new TreeMap<>();
        from.forEach((partition, at) -> asked.put(
                partition,
                store.flushes(partition, at.segment(), at.next(), store.page()).toCompletableFuture()));
        Map<Partition, List<FlushRow>> pages = new TreeMap<>();
        asked.forEach((partition, rows) -> pages.put(partition, Waiting.on(rows)));
        return pages;
    }

    /** What some links added to some buckets. */
    private List<Links.Added> added(Collection<ViewBucket> buckets, Map<Partition, List<FlushRow>> chains) {
        Map<String, List<Integer>> byView = new TreeMap<>();
        buckets.forEach(bucket ->
                byView.computeIfAbsent(bucket.view(), view -> new ArrayList<>()).add(bucket.bucket()));
        List<CompletableFuture<Links.Added>> reads = new ArrayList<>();
        byView.forEach((name, wanted) -> {
            View view = pipeline.view(name);
            Map<Partition, List<FlushRow>> ofSource = new TreeMap<>(chains);
            ofSource.keySet()
                    .removeIf(partition ->
                            !partition.source().equals(view.source().name()));
            reads.addAll(links.of(view, wanted, ofSource));
        });
        return reads.stream().map(Waiting::<Links.Added>on).toList();
    }
}
