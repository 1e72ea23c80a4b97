package braid.answer.live.held;

import braid.answer.side.Moment;
import braid.answer.side.SpeedSide;
import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.core.group.GroupRow;
import braid.core.segment.Buckets;
import braid.core.view.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the live views hold: the buckets of views that were asked for, all at one place in each partition, behind one cut. Changed by one
 * thread while nobody reads.
 */
public final class Held {
    private final Buckets buckets;
    private final Memory memory;
    private final Map<Partition, Place> places = new TreeMap<>();
    /** When each source was last looked at, in nanoseconds. */
    private final Map<String, Long> looked = new HashMap<>();

    private PublishedCut cut = PublishedCut.NONE;

    public Held(Pipeline pipeline, Buckets buckets, long budget) {
        this.buckets = buckets;
        this.memory = new Memory(pipeline, budget);
    }

    public Memory memory() {
        return memory;
    }

    /** The cut behind which it is. */
    public PublishedCut cut() {
        return cut;
    }

    /** Where the live views are; not to be changed while it is read. */
    public Map<Partition, Place> places() {
        return places;
    }

    /** The place at which a partition begins behind the cut. */
    public Place start(Partition partition) {
        return Place.at(cut.cut(), cut.boundary().offset(partition));
    }

    /** Goes on to a later cut. A partition that is not there yet begins at it: the batch views have all before. */
    public void rebase(PublishedCut later) {
        cut = later;
        memory.trim(later.cut());
        places.replaceAll((partition, place) ->
                place.segment() < later.cut() || place.next() < later.boundary().offset(partition)
                        ? start(partition)
                        : place);
    }

    /** Forgets all of a source: what it holds is not where the chains lead any more. */
    public void forget(String source, Collection<ViewBucket> ofSource) {
        List.copyOf(ofSource).forEach(memory::letGo);
        places.keySet().removeIf(partition -> partition.source().equals(source));
        looked.remove(source);
    }

    public void looked(String source, long now) {
        looked.put(source, now);
    }

    /** Whether all of these sources were looked at after that; {@code null} for at some time. */
    public boolean isFresh(Collection<String> sources, Long since) {
        for (String source : sources) {
            Long at = looked.get(source);
            if (at == null || since != null && at - since < 0) {
                return false;
            }
        }
        return true;
    }

    /** The buckets that some reads need. */
    public Set<ViewBucket> needed(Collection<SpeedSide.Read> reads) {
        Set<ViewBucket> needed = new HashSet<>();
        for (SpeedSide.Read read : reads) {
            List<Object> first = read.view().keys().isEmpty()
                    ? null
                    : read.filter().keys().get(read.view().keys().get(0).name());
            if (first == null) {
                for (int bucket = 0; bucket < buckets.of(read.view()); bucket++) {
                    needed.add(new ViewBucket(read.view().name(), bucket));
                }
            } else {
                first.forEach(value -> needed.add(new ViewBucket(read.view().name(), buckets.bucketOf(value))));
            }
        }
        return needed;
    }

    /** Answers from memory, which holds all that the reads need. */
    public Moment answer(Collection<String> sources, PublishedCut asked, List<SpeedSide.Read> reads) {
        Map<Partition, Progress> progress = new HashMap<>();
        places.forEach((partition, place) -> {
            if (sources.contains(partition.source())) {
                progress.put(partition, place.progress());
            }
        });
        List<List<GroupRow>> rows = new ArrayList<>();
        for (SpeedSide.Read read : reads) {
            List<GroupRow> found = new ArrayList<>();
            for (ViewBucket bucket : needed(List.of(read))) {
                memory.read(bucket, asked.cut(), read.filter(), found);
            }
            rows.add(found);
        }
        return new Moment(progress, rows);
    }
}
