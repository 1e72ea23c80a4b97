package braid.serving.merge;

import braid.core.boundary.Coverage;
import braid.service.Architecture;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
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

    /** How old the answer is in milliseconds ({@link Coverage#freshness}); empty if unknown. */
    public OptionalLong freshnessMillis() {
        Optional<Duration> age = logEndKnown ? coverage.freshness() : Optional.empty();
        return age.map(Duration::toMillis).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }
}
