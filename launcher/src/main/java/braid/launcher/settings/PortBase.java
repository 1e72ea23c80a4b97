package braid.launcher.settings;

import braid.core.view.EnvironmentName;
import braid.terminal.command.Failure;
import java.util.List;

/** The number that all ports of a stack are counted from. */
public record PortBase(int number) {
    static final int DEFAULT = 29000;
    private static final int LARGEST = 65000;
    private static final int PORTS = 200;
    private static final List<Integer> FURTHER = List.of(31000, 27000);

    /**
     * @param given what {@code BRAID_PORT_BASE} says; {@code null} or blank for the default
     * @throws Failure if the machine could not keep the ports free
     */
    static PortBase of(String given) {
        int base = given == null || given.isBlank() ? DEFAULT : number(given, "port.base");
        if (base < 1024 || base > LARGEST) {
            throw new Failure("BRAID_PORT_BASE is " + base + ", but must be from 1024 to " + LARGEST
                    + ": the stack uses ports up to " + PORTS + " above it.");
        }
        EphemeralPorts.ofMachine()
                .filter(range -> range.overlaps(base, base + PORTS))
                .ifPresent(range -> {
                    throw new Failure(
                            "BRAID_PORT_BASE is " + base + ", but this machine gives the ports from " + range.first()
                                    + " to " + range.last()
                                    + " to outgoing connections, and one of them would sooner or later hold a port"
                                    + " of the stack. Choose a base below " + (range.first() - PORTS) + ".");
                });
        return new PortBase(base);
    }

    static int number(String text, String key) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new Failure(EnvironmentName.of(key) + " is '" + text + "', but must be a whole number (a TCP port).");
        }
    }

    /** A base for the ports of another stack, none of which is near {@code port}. */
    public static int awayFrom(int port) {
        return FURTHER.stream()
                .filter(base -> Math.abs(base - port) > PORTS)
                .findFirst()
                .orElseThrow();
    }

    Port port(String owner, int offset) {
        return new Port(number + offset, owner, "BRAID_PORT_BASE+" + offset);
    }
}
