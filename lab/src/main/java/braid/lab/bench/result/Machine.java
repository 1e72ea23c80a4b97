package braid.lab.bench.result;

import braid.terminal.Human;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Instant;

/**
 * Where the figures come from.
 *
 * @param memory physical, in bytes
 * @param load average of the last minute; negative where the system does not say
 * @param at when they were measured
 */
public record Machine(int cores, long memory, String java, double load, Instant at) {
    private static final double QUIET = 1;

    public static Machine now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                Runtime.version() + " (" + System.getProperty("java.vm.name") + ")",
                system.getSystemLoadAverage(),
                Instant.now());
    }

    /** True when something else needs the processors too, so that figures are worse than they would be. */
    public boolean isBusy() {
        return load > QUIET;
    }

    @Override
    public String toString() {
        return cores + " cores, " + Human.bytes(memory) + ", Java " + java + ", load average " + Figure.rounded(load)
                + " at the start";
    }
}
