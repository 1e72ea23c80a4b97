package braid.lab.bench.result;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Reads how much processor time each process of the stack has had: the servers, the services, this process, and the whole machine.
 *
 * <p>A process that was started anew between two readings counts from its start; what one that has ended did is not seen, nor is the
 * short-lived one that sets up the stores.
 */
public final class StackCpu {
    private static final Path MACHINE = Path.of("/proc/stat");

    /** The kernel's unit there: a hundredth of a second on every Linux that Java runs on. */
    private static final Duration TICK = Duration.ofMillis(10);

    /** Fields of the line: user, nice, system, idle, waiting for a disk, interrupts, soft interrupts, stolen by other machines. */
    private static final int[] BUSY = {1, 2, 3, 6, 7, 8};

    private final Supplier<Map<String, ProcessHandle>> processes;

    /**
     * @param processes those that run now, by name
     */
    public StackCpu(Supplier<Map<String, ProcessHandle>> processes) {
        this.processes = processes;
    }

    /** Processor time since each process began, at one moment. */
    public record Sample(long nanos, Map<String, OfProcess> stack, Duration client, Duration machine) {}

    record OfProcess(long pid, Duration time) {}

    public Sample now() {
        Map<String, OfProcess> stack = new HashMap<>();
        processes.get().forEach((name, process) -> process.info()
                .totalCpuDuration()
                .ifPresent(time -> stack.put(name, new OfProcess(process.pid(), time))));
        return new Sample(
                System.nanoTime(),
                stack,
                ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO),
                machine());
    }

    /** What has been used since an earlier sample. */
    public ProcessorUse since(Sample before) {
        return between(before, now());
    }

    static ProcessorUse between(Sample before, Sample now) {
        Map<String, Duration> stack = new HashMap<>();
        now.stack().forEach((name, of) -> {
            OfProcess earlier = before.stack().get(name);
            boolean same = earlier != null && earlier.pid() == of.pid();
            stack.put(name, same ? of.time().minus(earlier.time()) : of.time());
        });
        return new ProcessorUse(
                Duration.ofNanos(now.nanos() - before.nanos()),
                stack,
                now.client().minus(before.client()),
                now.machine() == null || before.machine() == null
                        ? null
                        : now.machine().minus(before.machine()),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static Duration machine() {
        try {
            return busy(Files.readAllLines(MACHINE).get(0));
        } catch (IOException e) {
            return null;
        }
    }

    /** Of the kernel's line about all processors. */
    static Duration busy(String line) {
        String[] fields = line.trim().split("\\s+");
        long ticks = 0;
        for (int field : BUSY) {
            ticks += Long.parseLong(fields[field]);
        }
        return TICK.multipliedBy(ticks);
    }
}
