package braid.lab.trial;

import braid.launcher.process.Proc;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What all processes of a stack use between two moments, those that were killed and those that took their places included: looked at several times a
 * second, so that of a process that is killed some last tenths of a second are missing.
 */
final class StackUsage implements AutoCloseable {
    private static final long LOOK_MS = 200;

    private final Supplier<Map<String, ProcessHandle>> processes;
    private final Map<Long, Of> first = new HashMap<>();
    private final Map<Long, Of> last = new HashMap<>();
    private final Thread thread = new Thread(this::run, "usage");
    private volatile boolean closed;
    private long mostResident;

    /** Of one process, since it began. */
    private record Of(Duration cpu, long written, long resident) {
        static final Of NOTHING = new Of(Duration.ZERO, 0, 0);
    }

    /** @param processes those that run now */
    StackUsage(Supplier<Map<String, ProcessHandle>> processes) {
        this.processes = processes;
        look(first);
        first.keySet().forEach(pid -> last.put(pid, first.get(pid)));
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!closed) {
            look(last);
            try {
                Thread.sleep(LOOK_MS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private synchronized void look(Map<Long, Of> into) {
        long resident = 0;
        for (ProcessHandle process : processes.get().values()) {
            Of of = of(process);
            // Of one that has just ended nothing can be read any more.
            into.merge(process.pid(), of, (before, now) -> now.cpu().compareTo(before.cpu()) < 0 ? before : now);
            resident += of.resident();
        }
        mostResident = Math.max(mostResident, resident);
    }

    private static Of of(ProcessHandle process) {
        long pid = process.pid();
        return new Of(
                process.info().totalCpuDuration().orElse(Duration.ZERO),
                Proc.writtenBytes(pid).orElse(0),
                Proc.residentBytes(pid).orElse(0));
    }

    /** Processor time in seconds. */
    synchronized double cpuSeconds() {
        return last.entrySet().stream()
                        .mapToLong(of -> of.getValue()
                                .cpu()
                                .minus(first.getOrDefault(of.getKey(), Of.NOTHING)
                                        .cpu())
                                .toMillis())
                        .sum()
                / 1000.0;
    }

    /** Bytes that were given to disks. */
    synchronized long writtenBytes() {
        return last.entrySet().stream()
                .mapToLong(of -> of.getValue().written()
                        - first.getOrDefault(of.getKey(), Of.NOTHING).written())
                .sum();
    }

    /** The most memory that was resident at one time, pages that several share counted in each. */
    synchronized long mostResidentBytes() {
        return mostResident;
    }

    @Override
    public void close() {
        closed = true;
        look(last);
        thread.interrupt();
    }
}
