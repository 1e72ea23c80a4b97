package braid.answer.read;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import java.util.Map;

/**
 * A progress whose segment is on the other side of the cut than its offset: its rows would be missed or counted twice. Cannot happen as long as
 * both layers read the markers of the same log.
 */
final class Contradiction {
    private Contradiction() {}

    /** What contradicts what, in words; {@code null} if nothing does. */
    static String between(PublishedCut cut, Map<Partition, Progress> progress) {
        for (Map.Entry<Partition, Progress> entry : progress.entrySet()) {
            long boundary = cut.boundary().offset(entry.getKey());
            Progress reached = entry.getValue();
            boolean behind = reached.segment() < cut.cut();
            if (behind ? reached.next() > boundary : reached.first() < boundary) {
                return "the speed layer is at offset " + reached.next() + " of " + entry.getKey() + " in segment "
                        + reached.segment() + ", which contradicts the boundary " + boundary + " of cut " + cut.cut();
            }
        }
        return null;
    }
}
