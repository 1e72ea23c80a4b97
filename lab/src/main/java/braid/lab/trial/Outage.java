package braid.lab.trial;

import braid.core.view.Pipeline;
import braid.lab.scenario.Fault;
import braid.lab.truth.Arrivals;
import braid.lab.truth.Oracle;
import braid.lab.truth.Sample;
import java.util.List;

/**
 * How long a fault was felt.
 *
 * @param fault as words
 * @param millis from its beginning to the first answer after its end that shows all that had come by its end; -1 if none did
 */
public record Outage(String fault, long millis) {
    static List<Outage> of(
            List<Fault> faults, List<Sample> samples, Oracle oracle, Arrivals arrivals, Pipeline pipeline) {
        return faults.stream()
                .map(fault -> new Outage(fault.toString(), millis(fault, samples, oracle, arrivals, pipeline)))
                .toList();
    }

    private static long millis(Fault fault, List<Sample> samples, Oracle oracle, Arrivals arrivals, Pipeline pipeline) {
        long end = fault.end().toMillis();
        int come = arrivals.by(end);
        return samples.stream()
                .filter(sample -> sample.hasAnswer() && sample.askedMillis() >= end)
                .filter(sample -> oracle.shows(pipeline.view(sample.view()), sample.answer(), come))
                .mapToLong(sample -> sample.answeredMillis() - fault.at().toMillis())
                .findFirst()
                .orElse(-1);
    }
}
