package braid.answer.coverage;

import braid.answer.merge.Layer;
import braid.core.boundary.Coverage;
import braid.core.fold.key.KeyHorizon;
import braid.core.view.Architecture;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The coverage of an answer, of which views, and whether the log could say where it ends. Without the ends nobody can say how much is
 * missing behind it.
 *
 * @param architecture that answered; it says whether the answer is the fold of exactly these offsets
 * @param layer the side that the rows are of
 * @param versions the version of each view that was read, by name
 * @param keyed the sources of these views that have a PRIMARY KEY
 * @param standsStill in words, what keeps answers from showing more than this one: stores that are away; the answer is exact all the same
 */
public record AnswerCoverage(
        Coverage coverage,
        Architecture architecture,
        boolean logEndKnown,
        Layer layer,
        Map<String, String> versions,
        Set<String> keyed,
        List<String> standsStill) {
    public AnswerCoverage {
        standsStill = List.copyOf(standsStill);
        keyed = Set.copyOf(keyed);
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
    }

    /**
     * How often an event of a source counts that was delivered again. The real-time side knows the newest keys of each partition only
     * ({@link KeyHorizon}); of what comes later it counts an event again, until the next run. Empty where nothing is promised.
     */
    public Optional<String> redelivered(String source) {
        if (!keyed.contains(source) || !architecture.isExact()) {
            return Optional.empty();
        }
        boolean isOfBatch = layer == Layer.BATCH || !architecture.hasRealTimeViews();
        return Optional.of(isOfBatch ? "once" : "once within " + KeyHorizon.SIZE + " events of a partition");
    }

    /** Events in the log that the answer does not show yet; empty if unknown. */
    public OptionalLong lag() {
        return logEndKnown ? OptionalLong.of(coverage.lag()) : OptionalLong.empty();
    }

    /** How old the answer is in milliseconds ({@link Coverage#freshness}); empty if unknown. */
    public OptionalLong freshnessMillis() {
        Optional<Duration> age = logEndKnown ? coverage.freshness() : Optional.empty();
        return age.map(Duration::toMillis).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
