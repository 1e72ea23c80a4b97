package braid.lab.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What happens in a trial, the same for every architecture: which events arrive when, and what goes wrong.
 *
 * @param name the file's name without {@code .yaml}
 * @param about one sentence
 * @param pipeline a name in {@code pipelines/} or a file; there is a truth of its views beside the lab ({@code lab/truth})
 * @param arrival how fast events arrive, one phase after the other
 * @param batchEvery how often a batch run begins, where an architecture has any; empty for never
 * @param sampleEvery how often an answer is asked for and kept
 * @param faults in the order of their times
 */
public record Scenario(
        String name,
        String about,
        String pipeline,
        Workload workload,
        List<Phase> arrival,
        Optional<Duration> batchEvery,
        Duration sampleEvery,
        List<Fault> faults) {
    public Scenario {
        arrival = List.copyOf(arrival);
        faults = List.copyOf(faults);
    }

    /** Events at one rate. */
    public record Phase(int perSecond, Duration lasts) {
        int events() {
            return (int) (perSecond * lasts.toMillis() / 1000);
        }
    }

    public int events() {
        return arrival.stream().mapToInt(Phase::events).sum();
    }

    /** From the first event to the last. */
    public Duration length() {
        return arrival.stream().map(Phase::lasts).reduce(Duration.ZERO, Duration::plus);
    }

    /** The same with another number of events: rates stay, phases are longer or shorter, and so are the times of faults. */
    public Scenario withEvents(int events) {
        return stretched((double) events / events());
    }

    private Scenario stretched(double factor) {
        return new Scenario(
                name,
                about,
                pipeline,
                workload,
                arrival.stream()
                        .map(phase -> new Phase(phase.perSecond(), times(phase.lasts(), factor)))
                        .toList(),
                batchEvery,
                sampleEvery,
                faults.stream()
                        .map(fault -> new Fault(times(fault.at(), factor), fault.kind(), fault.target(), fault.lasts()))
                        .toList());
    }

    private static Duration times(Duration span, double factor) {
        return Duration.ofMillis(Math.round(span.toMillis() * factor));
    }
}
