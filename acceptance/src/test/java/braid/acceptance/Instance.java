package braid.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A further instance of a stack's speed or batch layer, as a process of its own. */
final class Instance implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(120);

    private final Stack stack;
    private final int portOffset;
    private final JavaProcess process;

    private Instance(Stack stack, int portOffset, JavaProcess process) {
        this.stack = stack;
        this.portOffset = portOffset;
        this.process = process;
    }

    static Instance speed(Stack stack, String pipeline, int portOffset) throws IOException {
        return start(
                stack,
                "speed",
                pipeline,
                portOffset,
                Map.of(
                        "BRAID_CASSANDRA_CONTACT_POINTS", "127.0.0.1:" + stack.port(42),
                        "BRAID_SPEED_PORT", String.valueOf(stack.port(portOffset)),
                        "BRAID_SPEED_INSTANCE", "speed-" + portOffset));
    }

    /** A batch layer with the same warehouse and master dataset as the stack's own. */
    static Instance batch(Stack stack, String pipeline, int portOffset, Map<String, String> more) throws IOException {
        Map<String, String> variables = new HashMap<>(Map.of(
                "BRAID_CASSANDRA_CONTACT_POINTS",
                "127.0.0.1:" + stack.port(42),
                "BRAID_BATCH_PORT",
                String.valueOf(stack.port(portOffset)),
                "BRAID_MASTER_DATASET",
                stack.home().resolve("data/master").toString(),
                "BRAID_WAREHOUSE_URL",
                "jdbc:h2:tcp://127.0.0.1:" + stack.port(123) + "/braid;DATABASE_TO_LOWER=TRUE;WRITE_DELAY=0"));
        variables.putAll(more);
        return start(stack, "batch", pipeline, portOffset, variables);
    }

    private static Instance start(
            Stack stack, String layer, String pipeline, int portOffset, Map<String, String> variables)
            throws IOException {
        Path folder = stack.home().resolve("tmp/" + layer + "-" + portOffset);
        Map<String, String> environment = new HashMap<>(Map.of(
                "BRAID_PIPELINE",
                Stack.ROOT.resolve("pipelines/" + pipeline + ".sql").toString(),
                "BRAID_KAFKA_BOOTSTRAP",
                stack.kafka()));
        environment.putAll(variables);
        return new Instance(
                stack,
                portOffset,
                JavaProcess.start(
                        folder,
                        layer + "-layer",
                        JavaProcess.flags(layer + "-layer", Map.of("tmp", folder.toString())),
                        List.of("braid." + layer + ".Main"),
                        environment));
    }

    /** Waits until the instance folds at least one partition. */
    void awaitPartitions() {
        Awaitility.await("partitions for the further speed layer")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    JsonNode partitions =
                            stack.get(portOffset, "/status").body().path("partitions");
                    return partitions.isArray() && !partitions.isEmpty();
                });
    }

    /** Waits until the instance answers. */
    void awaitUp() {
        Awaitility.await("the further instance to answer")
                .atMost(START)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> stack.get(portOffset, "/status").code() == 200);
    }

    /** Asks a batch layer for a run and waits for its end. */
    Stack.Answer run() {
        return stack.post(portOffset, "/run?full=false", "");
    }

    /** SIGKILL. */
    void kill() {
        process.kill();
    }

    /** SIGTERM, as in an orderly scale-down. */
    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
