package braid.dataflow;

import braid.architectures.state.StateFolder;
import braid.core.boundary.Partition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Which of the offsets that checkpoints have committed are in rows for sure.
 *
 * <p>A trigger that fires with each event has fired before the event's checkpoint, and the sink's bundle has ended. One that waits may leave
 * an event in state without a pane. So committed offsets then count when the longest wait is over and after it a checkpoint has begun and
 * completed: the pane's timer came before its barrier. One that has begun later than that is the one after the next.
 */
final class FiredPanes implements UnaryOperator<Map<Partition, Long>> {
    /** How late a timer of the engine may be. */
    private static final long SLACK_MS = 1_000;

    private final long waitMillis;
    private final StateFolder state;
    private Map<Partition, Long> fired = Map.of();
    private Map<Partition, Long> waiting;
    private long waitedAt;
    private long checkpoint;

    FiredPanes(DataflowSettings settings) {
        waitMillis = settings.when().longestWaitMillis();
        state = settings.state();
    }

    @Override
    public Map<Partition, Long> apply(Map<Partition, Long> committed) {
        if (waitMillis == 0) {
            return committed;
        }
        long now = System.nanoTime() / 1_000_000;
        if (waiting == null) {
            waiting = Map.copyOf(committed);
            waitedAt = now + waitMillis + SLACK_MS;
            checkpoint = Long.MAX_VALUE;
        } else if (now < waitedAt) {
            return fired;
        } else if (checkpoint == Long.MAX_VALUE) {
            checkpoint = newest();
        } else if (newest() >= checkpoint + 2) {
            fired = waiting;
            waiting = null;
        }
        return fired;
    }

    /** The number of the newest completed checkpoint. */
    private long newest() {
        try {
            return StateFolder.in(state.checkpoints()).stream()
                    .map(Path::getFileName)
                    .mapToLong(name -> Long.parseLong(name.toString().replace("chk-", "")))
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
