package braid.lab.bench.subject;

import braid.lab.bench.load.PerSecond;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.launcher.client.Api;
import braid.launcher.member.Component;
import braid.launcher.process.Pause;
import braid.launcher.stack.Tool;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the speed layer's {@code FoldOnly} once, in a process like the speed layer's. */
public final class FoldOnlyRun {
    private static final String MAIN = "braid.speed.FoldOnly";
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final long LOOK_MS = 100;

    private FoldOnlyRun() {}

    /**
     * What it said of the events that counted.
     *
     * @param use of the whole of its run
     */
    public record Report(long events, double seconds, double cpuSeconds, ProcessorUse use) {}

    /**
     * Folds from {@code begin} to the end of the log.
     *
     * @param dropped so many events at the beginning do not count
     */
    public static Report run(Measured measured, Position begin, long dropped) {
        Path log = measured.stack().settings().home().logs().resolve("fold-only.log");
        ProcessBuilder builder = measured.stack().beside(Component.SPEED, MAIN);
        List<String> command = new ArrayList<>(builder.command());
        command.add(Long.toString(dropped));
        begin.offsets().forEach((partition, offset) -> command.add(partition + ":" + offset));
        StackCpu.Sample before = measured.cpu().now();
        Process process =
                Tool.start(builder.command(command).redirectErrorStream(true).redirectOutput(log.toFile()));
        try {
            awaitEnd(measured, process);
            JsonNode line = line(log);
            return new Report(
                    line.path("events").asLong(),
                    line.path("seconds").asDouble(),
                    line.path("cpu_seconds").asDouble(),
                    measured.cpu().since(before));
        } finally {
            Tool.end(process);
        }
    }

    private static void awaitEnd(Measured measured, Process process) {
        measured.progress().waiting("folding alone", "");
        long begin = System.nanoTime();
        while (process.isAlive()) {
            if (PerSecond.since(begin).compareTo(LONGEST) > 0) {
                throw new Failure("folding alone had not ended after " + LONGEST.toMinutes() + " minutes");
            }
            measured.progress().tick();
            Pause.millis(LOOK_MS);
        }
        measured.progress().end();
    }

    private static JsonNode line(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            if (!last.startsWith("{")) {
                throw new Failure("folding alone ended with: " + last);
            }
            return Api.JSON.readTree(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
