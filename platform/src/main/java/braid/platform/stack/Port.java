package braid.platform.stack;

import braid.platform.Failure;
import braid.platform.process.PortOwner;

/**
 * A local port and the key that set it.
 *
 * @param key how it came to be this number, for instance {@code BRAID_PORT_BASE+92}
 */
public record Port(int number, String owner, String key) {
    /** Refuses when something listens on the port. */
    void requireFree() {
        if (!PortOwner.isFree(number)) {
            throw new Failure("Port " + number + " (" + owner + ", " + key + ") is already in use"
                    + PortOwner.describe(number)
                            .map(process -> " by " + process)
                            .orElse("")
                    + ". Stop that process, or move all ports of this stack: BRAID_PORT_BASE=31000 braid up.");
        }
    }
}
