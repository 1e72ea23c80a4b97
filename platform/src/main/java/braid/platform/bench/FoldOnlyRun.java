package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.client.Api;
import braid.platform.stack.Component;
import braid.platform.stack.Stack;
import braid.platform.stack.Tool;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the speed layer's {@code FoldOnly} once, in a process like the speed layer's. */
final class FoldOnlyRun {
    private static final long PATIENCE_SECONDS = 300;

    private FoldOnlyRun() {}

    /** Its one line: events, seconds, cpu_seconds. */
    static JsonNode run(Stack stack) {
        Path log = stack.settings().home().logs().resolve("fold-only.log");
        Process process = Tool.start(stack.beside(Component.SPEED, "braid.speed.FoldOnly")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new Failure("Folding alone took longer than " + PATIENCE_SECONDS + " s; see " + log + ".");
            }
            return line(log);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        } finally {
            Tool.end(process);
        }
    }

    private static JsonNode line(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            String last = lines.isEmpty() ? "" : lines.get(lines.size() - 1);
            if (!last.startsWith("{")) {
                throw new Failure("Folding alone failed; see " + log + ".");
            }
            return Api.JSON.readTree(last);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
