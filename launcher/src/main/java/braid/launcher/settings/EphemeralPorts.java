package braid.launcher.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The ports that the kernel gives to outgoing connections, {@code [first, last]}; a server's port among them may be taken at any time. */
record EphemeralPorts(int first, int last) {
    private static final Path RANGE = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

    /** Those of this machine; empty where the kernel does not tell. */
    static Optional<EphemeralPorts> ofMachine() {
        try {
            // Read with a large buffer: the kernel answers the first read only.
            String[] words = Files.readAllLines(RANGE).get(0).trim().split("\\s+");
            return Optional.of(new EphemeralPorts(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** True when one of the ports {@code [from, to)} is among these. */
    boolean overlaps(int from, int to) {
        return from <= last && to > first;
    }
}
