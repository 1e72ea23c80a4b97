package braid.answer.live.held;

import braid.core.group.PartialAggregates;
import braid.core.segment.Shelf;
import braid.core.segment.chain.LinkedDeltas;
import braid.core.view.Pipeline;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Parts of real-time views, each with the merged groups of its segments. Changed by one thread while nobody reads. */
public final class Parts {
    private final Pipeline pipeline;
    private final Map<String, PartialAggregates> partials;
    private final Map<ViewBucket, TreeMap<Long, LiveShelf>> parts = new HashMap<>();

    Parts(Pipeline pipeline) {
        this(pipeline, new HashMap<>());
        pipeline.views().forEach(view -> partials.put(view.name(), new PartialAggregates(view)));
    }

    private Parts(Pipeline pipeline, Map<String, PartialAggregates> partials) {
        this.pipeline = pipeline;
        this.partials = partials;
    }

    /** Parts of the same views with nothing in them. */
    Parts newOnes(Collection<ViewBucket> wanted) {
        Parts empty = new Parts(pipeline, partials);
        wanted.forEach(part -> empty.parts.put(part, new TreeMap<>()));
        return empty;
    }

    void addAll(Parts others) {
        parts.putAll(others.parts);
    }

    void remove(ViewBucket part) {
        parts.remove(part);
    }

    Set<ViewBucket> buckets() {
        return parts.keySet();
    }

    /** Merges deltas into a part that is there. */
    public void add(LinkedDeltas.Added added) {
        Shelf shelf = added.shelf();
        LiveShelf part = parts.get(new ViewBucket(shelf.view(), shelf.bucket()))
                .computeIfAbsent(
                        shelf.segment(),
                        segment -> new LiveShelf(pipeline.view(shelf.view()), partials.get(shelf.view())));
        added.deltas().forEach(part::add);
    }

    /** A part's segments {@code >= segment}. */
    Collection<LiveShelf> from(ViewBucket part, long segment) {
        return parts.get(part).tailMap(segment, true).values();
    }

    /** Lets go of segments below this one. */
    void trim(long segment) {
        parts.values().forEach(shelves -> shelves.headMap(segment, false).clear());
    }

    /** About how much memory a part takes. */
    long bytes(ViewBucket part) {
        return parts.get(part).values().stream().mapToLong(LiveShelf::bytes).sum();
    }
}
