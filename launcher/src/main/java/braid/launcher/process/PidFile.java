package braid.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which process a child is: its pid and the instant it started, in one line.
 *
 * <p>A pid alone is not enough: after a restart of the machine it may belong to a stranger. A process counts as the child only when its
 * start is the remembered one, to two seconds (the kernel's boot time, from which it is computed, may be adjusted).
 */
record PidFile(long pid, Instant started) {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    static PidFile of(ProcessHandle process) {
        return new PidFile(process.pid(), process.info().startInstant().orElse(Instant.EPOCH));
    }

    static Optional<PidFile> read(Path file) {
        try {
            String[] words = Files.readString(file).trim().split("\\s+");
            return Optional.of(new PidFile(Long.parseLong(words[0]), Instant.parse(words[1])));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    void write(Path file) {
        try {
            Files.writeString(file, pid + " " + started + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process, when it still runs and is the one that was started. */
    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(this::isTheSame).filter(handle -> Proc.runs(handle));
    }

    private boolean isTheSame(ProcessHandle handle) {
        Instant actual = handle.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(actual, started).abs().compareTo(TOLERANCE) <= 0;
    }
}
