package braid.answer.live.held;

import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.view.Pipeline;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The parts of real-time views that are held, within a budget: those that were least recently asked for leave first. Changed by one thread
 * while nobody reads.
 */
public final class Memory {
    private final long budget;
    private final Parts parts;
    /** When each part was last asked for, in nanoseconds; noted by readers. */
    private final Map<ViewBucket, Long> asked = new ConcurrentHashMap<>();

    /** @param budget in bytes */
    Memory(Pipeline pipeline, long budget) {
        this.budget = budget;
        parts = new Parts(pipeline);
    }

    public boolean holds(Collection<ViewBucket> wanted) {
        return parts.buckets().containsAll(wanted);
    }

    public Set<ViewBucket> buckets() {
        return parts.buckets();
    }

    public void asked(Collection<ViewBucket> wanted, long now) {
        wanted.forEach(part -> asked.put(part, now));
    }

    /** What is held, to be changed as deltas come. */
    public Parts parts() {
        return parts;
    }

    /** Some parts with nothing in them, to be filled and then held. */
    public Parts newParts(Collection<ViewBucket> wanted) {
        return parts.newOnes(wanted);
    }

    /** Holds some parts, as they were read. */
    public void hold(Parts read) {
        parts.addAll(read);
    }

    void letGo(ViewBucket part) {
        parts.remove(part);
        asked.remove(part);
    }

    /** The rows of a part in segments {@code >= segment} that pass a filter. */
    void read(ViewBucket part, long segment, RowFilter filter, Collection<GroupRow> into) {
        for (LiveShelf shelf : parts.from(part, segment)) {
            shelf.read(filter, into::add);
        }
    }

    /** Lets go of segments below this one. */
    void trim(long segment) {
        parts.trim(segment);
    }

    /** Lets go of what was not asked for since then, and of the least recently asked until the rest fits; never of what is kept. */
    public void shrink(Collection<ViewBucket> kept, long since) {
        List<ViewBucket> oldest = new ArrayList<>(parts.buckets());
        oldest.removeAll(kept);
        oldest.sort((a, b) -> Long.compare(asked.getOrDefault(a, 0L) - since, asked.getOrDefault(b, 0L) - since));
        long held = bytes();
        for (ViewBucket part : oldest) {
            if (held <= budget && asked.getOrDefault(part, 0L) - since >= 0) {
                return;
            }
            held -= parts.bytes(part);
            letGo(part);
        }
    }

    public long bytes() {
        return parts.buckets().stream().mapToLong(parts::bytes).sum();
    }
}
