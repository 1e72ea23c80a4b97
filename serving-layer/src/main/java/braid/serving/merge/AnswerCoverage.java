package braid.serving.merge;

import braid.core.boundary.Coverage;
import braid.core.boundary.PartitionCoverage;
import braid.service.Architecture;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The coverage of an answer, of which views, and whether the log could say where it ends. Without the ends nobody can say how much is
 * missing behind it.
 *
 * @param architecture that answered; it says whether the answer is the fold of exactly these offsets
 * @param layer the side that the rows are of
 * @param versions the version of each view that was read, by name
 */
public record AnswerCoverage(
        Coverage coverage, Architecture architecture, boolean logEndKnown, Layer layer, Map<String, String> versions) {
    public AnswerCoverage {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /** Events in the log that the answer does not show yet; empty if unknown. */
    public OptionalLong lag() {
        return logEndKnown ? OptionalLong.of(coverage.lag()) : OptionalLong.empty();
    }

    /**
     * How old the answer is in milliseconds: 0 when it shows the whole log, else the age of the last visible event of the partition
     * that is furthest back; empty if unknown.
     */
    public OptionalLong freshnessMillis() {
        boolean unknown = coverage.partitions().stream().anyMatch(AnswerCoverage::behindWithoutTime);
        return !logEndKnown || unknown
                ? OptionalLong.empty()
                : OptionalLong.of(coverage.freshness().toMillis());
    }

    private static boolean behindWithoutTime(PartitionCoverage partition) {
        return partition.lag() > 0 && partition.appendTime() == null;
    }
}
