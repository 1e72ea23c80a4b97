package braid.launcher.process;

import braid.terminal.command.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The children of one home: each has a pid file and a log that is appended to.
 *
 * <p>A child runs in its own session, so that neither Ctrl-C nor the end of the terminal reaches it. It is <em>running</em>,
 * <em>crashed</em> (it has a pid file but no process) or <em>stopped</em> (no pid file). Not safe for two commands at once: hold the
 * home's lock to start or stop.
 */
public final class Children {
    private static final String START_MARK = "--- ";
    private static final Duration KILL_DEADLINE = Duration.ofSeconds(5);

    private final Path pids;
    private final Path logs;

    public Children(Path pids, Path logs) {
        this.pids = pids;
        this.logs = logs;
    }

    /** What is known of a child. */
    public enum State {
        RUNNING,
        CRASHED,
        STOPPED
    }

    public State state(String name) {
        return find(name).isPresent() ? State.RUNNING : Files.exists(pidFile(name)) ? State.CRASHED : State.STOPPED;
    }

    /** The child's process while it runs. */
    public Optional<ProcessHandle> find(String name) {
        return PidFile.read(pidFile(name)).flatMap(PidFile::process);
    }

    /** When the child was last started. */
    public Optional<Instant> started(String name) {
        return PidFile.read(pidFile(name)).map(PidFile::started);
    }

    /** Names of all children with a pid file, running or crashed, in alphabetical order. */
    public List<String> names() {
        if (!Files.isDirectory(pids)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(pids)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The processes of all children that run, by name. */
    public Map<String, ProcessHandle> running() {
        Map<String, ProcessHandle> running = new TreeMap<>();
        names().forEach(name -> find(name).ifPresent(process -> running.put(name, process)));
        return running;
    }

    public Path log(String name) {
        return logs.resolve(name + ".log");
    }

    /** The last lines that the child wrote since it was last started, {@code count} at most. */
    public List<String> tail(String name, int count) {
        return LogTail.sinceLast(START_MARK, log(name), count);
    }

    /** Starts the child; does not wait for it to be ready. */
    public Process start(Launch launch) {
        List<String> command = new ArrayList<>();
        ownSession().ifPresent(command::add);
        command.addAll(launch.command());
        try {
            Files.writeString(
                    log(launch.name()),
                    START_MARK + launch.name() + " started at " + Instant.now() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(launch.directory().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(log(launch.name()).toFile()));
            builder.environment().clear();
            builder.environment().putAll(launch.environment());
            Process process = builder.start();
            PidFile.of(process.toHandle()).write(pidFile(launch.name()));
            return process;
        } catch (IOException e) {
            throw new Failure("Cannot start " + launch.name() + ": " + e.getMessage(), e);
        }
    }

    /** Asks every child to end with SIGTERM, all at once, and sends SIGKILL to those that run after the deadline. */
    public void stop(List<String> names, Duration deadline) {
        List<ProcessHandle> running =
                names.stream().flatMap(name -> find(name).stream()).toList();
        running.forEach(ProcessHandle::destroy);
        Instant end = Instant.now().plus(deadline);
        for (ProcessHandle process : running) {
            if (!awaitEnd(process, Duration.between(Instant.now(), end))) {
                process.destroyForcibly();
            }
        }
        for (ProcessHandle process : running) {
            if (!awaitEnd(process, KILL_DEADLINE)) {
                throw new Failure("Process " + process.pid()
                        + " did not end even after SIGKILL. Look at it with `ps -fp " + process.pid() + "`.");
            }
        }
        names.forEach(this::forget);
    }

    /** Sends SIGKILL; the pid file stays, so that the child counts as crashed. */
    public void kill(String name) {
        ProcessHandle process = find(name).orElseThrow(() -> new Failure(name + " is not running."));
        process.destroyForcibly();
        awaitEnd(process, KILL_DEADLINE);
    }

    private void forget(String name) {
        try {
            Files.deleteIfExists(pidFile(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path pidFile(String name) {
        return pids.resolve(name);
    }

    private static boolean awaitEnd(ProcessHandle process, Duration patience) {
        Instant end = Instant.now().plus(patience);
        while (Proc.runs(process)) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                process.onExit().get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // Look again: onExit never completes for a zombie that its parent does not reap.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            } catch (java.util.concurrent.ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return true;
    }

    private static Optional<String> ownSession() {
        return Stream.of("/usr/bin/setsid", "/bin/setsid")
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }
}
