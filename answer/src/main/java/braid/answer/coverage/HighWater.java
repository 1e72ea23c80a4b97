package braid.answer.coverage;

import braid.answer.merge.Layer;
import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import java.util.HashMap;
import java.util.Map;

/**
 * The furthest coverage that this process has answered with. An answer begun after another one was given may not cover less: a reader
 * would see events disappear.
 */
public final class HighWater {
    /**
     * A coverage that later answers must reach.
     *
     * @param cut the published cut
     * @param speedTo for each partition, the first offset not covered
     */
    public record Mark(long cut, Map<Partition, Long> speedTo) {
        /** Why an answer falls short of the mark, or {@code null} if it does not. */
        public String shortfall(Coverage coverage, Layer layer) {
            if (coverage.cut() < cut) {
                return "cut " + coverage.cut() + " after an answer at cut " + cut;
            }
            if (layer == Layer.BATCH) {
                return null;
            }
            for (PartitionCoverage partition : coverage.partitions()) {
                long before = speedTo.getOrDefault(partition.partition(), 0L);
                if (partition.speedTo() < before) {
                    return "partition " + partition.partition() + " to " + partition.speedTo() + " after an answer to "
                            + before;
                }
            }
            return null;
        }
    }

    private Mark mark = new Mark(0, Map.of());

    public synchronized Mark mark() {
        return mark;
    }

    public synchronized void raise(Coverage coverage, Layer layer) {
        Map<Partition, Long> speedTo = mark.speedTo();
        if (layer != Layer.BATCH && rises(coverage, speedTo)) {
            Map<Partition, Long> raised = new HashMap<>(speedTo);
            coverage.partitions().forEach(p -> raised.merge(p.partition(), p.speedTo(), Math::max));
            speedTo = raised;
        }
        mark = new Mark(Math.max(mark.cut(), coverage.cut()), speedTo);
    }

    private static boolean rises(Coverage coverage, Map<Partition, Long> speedTo) {
        return coverage.partitions().stream().anyMatch(p -> p.speedTo() > speedTo.getOrDefault(p.partition(), 0L));
    }
}
