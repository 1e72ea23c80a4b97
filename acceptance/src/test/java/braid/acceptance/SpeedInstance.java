package braid.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A further speed-layer instance of a stack, as a process of its own. */
final class SpeedInstance implements AutoCloseable {
    private final Stack stack;
    private final int portOffset;
    private final Process process;

    private SpeedInstance(Stack stack, int portOffset, Process process) {
        this.stack = stack;
        this.portOffset = portOffset;
        this.process = process;
    }

    static SpeedInstance start(Stack stack, String pipeline, int portOffset) throws IOException {
        Path module = Stack.ROOT.resolve("speed-layer/target");
        String classPath = module.resolve("speed-layer.jar") + ":" + Files.readString(module.resolve("classpath"));
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath,
                        "braid.speed.Main"))
                .redirectErrorStream(true)
                .redirectOutput(stack.home()
                        .resolve("logs/speed-" + portOffset + ".log")
                        .toFile());
        builder.environment()
                .putAll(Map.of(
                        "BRAID_PIPELINE",
                                Stack.ROOT
                                        .resolve("pipelines/" + pipeline + ".sql")
                                        .toString(),
                        "BRAID_KAFKA_BOOTSTRAP", stack.kafka(),
                        "BRAID_CASSANDRA_CONTACT_POINTS", "127.0.0.1:" + stack.port(42),
                        "BRAID_SPEED_PORT", String.valueOf(stack.port(portOffset)),
                        "BRAID_SPEED_INSTANCE", "speed-" + portOffset));
        return new SpeedInstance(stack, portOffset, builder.start());
    }

    /** Waits until the instance folds at least one partition. */
    void awaitPartitions() {
        Awaitility.await("partitions for the further speed layer")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    JsonNode partitions =
                            stack.get(portOffset, "/status").body().path("partitions");
                    return partitions.isArray() && !partitions.isEmpty();
                });
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
    }

    /** SIGTERM, as in an orderly scale-down. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
