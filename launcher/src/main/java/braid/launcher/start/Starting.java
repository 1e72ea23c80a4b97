package braid.launcher.start;

import braid.launcher.process.Children;
import braid.launcher.process.Launch;
import braid.launcher.process.Proc;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A child on its way from started to ready. */
final class Starting {
    private static final int TAIL = 20;

    private final Launch launch;
    private final Children children;
    private final Process process;
    private final Instant since = Instant.now();

    /**
     * @param process what this command started; null for a child that an earlier command started
     */
    Starting(Launch launch, Children children, Process process) {
        this.launch = launch;
        this.children = children;
        this.process = process;
    }

    String name() {
        return launch.name();
    }

    boolean isOurs() {
        return process != null;
    }

    Duration took() {
        return Duration.between(since, Instant.now());
    }

    /** True once the child answers; refuses when it died or takes too long, with the end of its log. */
    boolean isReady() {
        requireAlive();
        if (launch.ready().answers()) {
            return true;
        }
        if (took().compareTo(launch.deadline()) > 0) {
            String tail = tail();
            children.find(name()).ifPresent(Proc::printThreads);
            throw new Failure(
                    name() + " was not ready after " + launch.deadline().toSeconds()
                            + " s; its log ends with what each of its threads was doing then" + tail);
        }
        return false;
    }

    /** Refuses when the child died, with the end of its log. */
    void requireAlive() {
        Optional<ProcessHandle> running = children.find(name()).filter(Proc::runs);
        if (running.isEmpty()) {
            throw new Failure(name() + " died while the stack was starting" + exitCode() + tail());
        }
    }

    private String exitCode() {
        return process != null && !process.isAlive() ? " (exit code " + process.exitValue() + ")" : "";
    }

    private String tail() {
        return ". The end of " + children.log(name()) + ":\n" + String.join("\n", children.tail(name(), TAIL));
    }
}
