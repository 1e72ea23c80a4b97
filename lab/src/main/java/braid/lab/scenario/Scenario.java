package braid.lab.scenario;

import java.time.Duration;
import java.util.ArrayList;
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
    /** Between the end of a fault and the next, at least. */
    private static final Duration RECOVERY = Duration.ofSeconds(5);

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

    /**
     * The same with another number of events: rates stay, phases are longer or shorter, and so are the times of faults. A fault that would then come so
     * soon after the one before that nobody could recover between them is left out.
     */
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
                apart(faults.stream()
                        .map(fault -> new Fault(times(fault.at(), factor), fault.kind(), fault.target(), fault.lasts()))
                        .toList()));
    }

    /** What the shortening brought too close to its predecessor is left out; what was that close before stays. */
    private List<Fault> apart(List<Fault> moved) {
        List<Fault> left = new ArrayList<>();
        for (int i = 0; i < moved.size(); i++) {
            if (i == 0 || isApart(moved, i) || !isApart(faults, i)) {
                left.add(moved.get(i));
            }
        }
        return left;
    }

    private static boolean isApart(List<Fault> faults, int index) {
        return faults.get(index).at().minus(faults.get(index - 1).end()).compareTo(RECOVERY) >= 0;
    }

    private static Duration times(Duration span, double factor) {
        return Duration.ofMillis(Math.round(span.toMillis() * factor));
    }
}
