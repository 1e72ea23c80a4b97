package braid.ingest;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Kafka broker of its own, as a process, with an empty folder. Closing it stops it. */
final class Broker implements AutoCloseable {
    private static final Path CLASS_PATH = Path.of("../servers/kafka/target/classpath");
    private static final String CLUSTER = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final int SECONDS_TO_STOP = 20;

    private final String bootstrap;
    private final Process process;

    private Broker(String bootstrap, Process process) {
        this.bootstrap = bootstrap;
        this.process = process;
    }

    /** Starts a broker in a folder; it takes some seconds until it answers. */
    static Broker start(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        int controller = freePort();
        Path configuration = Files.writeString(
                folder.resolve("kafka.properties"), """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                auto.create.topics.enable=false
                log.dirs=%3$s
                """.formatted(port, controller, folder.resolve("data")));
        Process format =
                run(folder, "kafka.tools.StorageTool", "format", "-t", CLUSTER, "-c", configuration.toString());
        if (format.waitFor() != 0) {
            throw new IOException("Kafka's folder could not be formatted: " + Files.readString(log(folder)));
        }
        return new Broker("127.0.0.1:" + port, run(folder, "kafka.Kafka", configuration.toString()));
    }

    String bootstrap() {
        return bootstrap;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private static Process run(Path folder, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(CLASS_PATH).trim(),
                main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(folder).toFile()))
                .start();
    }

    private static Path log(Path folder) {
        return folder.resolve("kafka.log");
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
