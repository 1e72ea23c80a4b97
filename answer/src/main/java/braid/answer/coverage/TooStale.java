package braid.answer.coverage;

import braid.core.boundary.PartitionCoverage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** The layers did not reach in time what the log held when an answer was asked for. Asking again is safe; less may be asked. */
public final class TooStale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient AnswerCoverage reached;
    private final Duration asked;

    public TooStale(Duration asked, AnswerCoverage reached) {
        super("The log held " + reached.coverage().lag() + " records that no layer shows after " + asked.toMillis()
                + " ms: " + places(reached)
                + ". See whether the speed layer runs and keeps up (braid status). Allow more time with maxStaleness, or leave it out"
                + " to have what was reached, with its freshness.");
        this.asked = asked;
        this.reached = reached;
    }

    private static String places(AnswerCoverage reached) {
        return reached.coverage().partitions().stream()
                .filter(partition -> partition.lag() > 0)
                .map(partition -> partition.partition() + " is at " + partition.speedTo() + " of " + partition.logEnd())
                .collect(Collectors.joining(", "));
    }

    /** How long was waited. */
    public Duration asked() {
        return asked;
    }

    /** What was reached; its log end is the one that was asked for. */
    public AnswerCoverage reached() {
        return reached;
    }

    /** The partitions that are behind. */
    public List<PartitionCoverage> behind() {
        return reached.coverage().partitions().stream()
                .filter(partition -> partition.lag() > 0)
                .toList();
    }
}
