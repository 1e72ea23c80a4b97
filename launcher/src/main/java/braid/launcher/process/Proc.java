package braid.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the kernel says of a process, where there is {@code /proc}. */
public final class Proc {
    private Proc() {}

    /** True while the process can still do something; a zombie that nobody has reaped does not run. */
    public static boolean runs(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    /** Has a Java process print to its log what each of its threads is doing; for one that does nothing of the kind, nothing happens. */
    public static void printThreads(ProcessHandle process) {
        try {
            signal(process, "QUIT");
        } catch (UncheckedIOException e) {
            // It is for people who want to know more.
        }
    }

    /**
     * Sends a signal, as STOP or CONT, and waits until it is sent.
     *
     * @throws UncheckedIOException where the system has no {@code kill}
     */
    public static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Resident memory in bytes; empty where it cannot be read. */
    public static OptionalLong residentBytes(long pid) {
        return figure(pid, "status", "VmRSS:", 1024);
    }

    /** Bytes that the process has given to disks since it began; empty where it cannot be read. */
    public static OptionalLong writtenBytes(long pid) {
        return figure(pid, "io", "write_bytes:", 1);
    }

    private static OptionalLong figure(long pid, String file, String name, long unit) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), file))) {
                if (line.startsWith(name)) {
                    return OptionalLong.of(Long.parseLong(line.replaceAll("\\D", "")) * unit);
                }
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }
}
