package braid.launcher.settings;

import braid.launcher.process.PortOwner;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A local port and the key that set it.
 *
 * @param key how it came to be this number, for instance {@code BRAID_PORT_BASE+92}
 */
public record Port(int number, String owner, String key) {
    /** How long a killed process may take to let go of its sockets after it is gone from the list of processes. */
    private static final Duration LETTING_GO = Duration.ofSeconds(10);

    private static final long PAUSE_NANOS = 50_000_000;

    /**
     * Refuses when a process listens on the port; waits for one that was killed a moment ago to let go of it.
     *
     * @param before a process that will have let go of it, if there is one
     */
    public void requireFree(Optional<ProcessHandle> before) {
        long start = System.nanoTime();
        while (!PortOwner.isFree(number)) {
            Optional<ProcessHandle> process = PortOwner.of(number);
            if (before.isPresent() && (process.isEmpty() || process.equals(before))) {
                return;
            }
            if (process.isPresent() || System.nanoTime() - start > LETTING_GO.toNanos()) {
                throw new Failure("Port " + number + " (" + owner + ", " + key + ") is already in use"
                        + process.map(named -> " by " + PortOwner.words(named)).orElse("")
                        + ". Stop that process, or move all ports of this stack: BRAID_PORT_BASE="
                        + PortBase.awayFrom(number) + " braid up.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
