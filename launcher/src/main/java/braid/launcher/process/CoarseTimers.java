package braid.launcher.process;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets the kernel wake a process's sleepers up to a millisecond late, in bunches (Linux's timer slack, {@code
 * /proc/self/timerslack_ns}, 50 microseconds unless told). A process that naps for microseconds while it has nothing to do, as
 * Cassandra's idle workers do, then takes a fraction of the processor.
 *
 * <p>A shell sets it for itself and is replaced by the command, so that the process keeps its id and gets every signal. Where there is
 * no such file, or it may not be written, the command runs as it would without.
 */
public final class CoarseTimers {
    private static final long SLACK_NANOS = 1_000_000;
    private static final String SET_AND_BECOME =
            "{ echo " + SLACK_NANOS + " > /proc/self/timerslack_ns; } 2>/dev/null; exec \"$0\" \"$@\"";

    private CoarseTimers() {}

    /** The command line that runs {@code command} with coarse timers. */
    public static List<String> around(List<String> command) {
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", SET_AND_BECOME));
        wrapped.addAll(command);
        return wrapped;
    }
}
