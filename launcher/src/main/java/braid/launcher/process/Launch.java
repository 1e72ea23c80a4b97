package braid.launcher.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to start one child and how to tell that it is ready.
 *
 * @param name of the child; also of its log and pid file
 * @param environment the whole environment of the child
 * @param directory its working directory, which exists
 * @param ready true once the child answers
 * @param deadline the longest time until {@code ready}
 */
public record Launch(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Probe ready,
        Duration deadline) {}
