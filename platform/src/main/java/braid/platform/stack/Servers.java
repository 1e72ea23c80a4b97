package braid.platform.stack;

import braid.platform.Failure;
import braid.platform.process.Launch;
import braid.platform.process.Probe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** How to start the three real servers on one machine, from their own class paths, with the configuration in this module's resources. */
final class Servers {
    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final String KAFKA = Component.KAFKA.title();

    private final Installation installation;
    private final StackSettings settings;
    private final ClassData classData;

    Servers(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.classData = new ClassData(installation);
    }

    /** Writes the server's configuration and returns its launch. */
    Launch launch(Component server) {
        return switch (server) {
            case KAFKA -> kafka();
            case CASSANDRA -> cassandra();
            case H2 -> h2();
            default -> throw new IllegalArgumentException(server + " is not a server");
        };
    }

    private Launch kafka() {
        Home home = settings.home();
        Path data = Home.createFolder(home.data(KAFKA));
        Path configuration = Template.write(
                "kafka.properties",
                Map.of(
                        "port", port(Component.KAFKA),
                        "controller.port",
                                Integer.toString(settings.kafkaController().number()),
                        "data", data.toString()),
                home.conf());
        Path logging = Template.write("kafka-log4j2.xml", Map.of(), home.conf());
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(configuration);
        }
        return launch(
                Component.KAFKA,
                Template.arguments("kafka.jvm", Map.of("logging", logging.toString())),
                List.of(configuration.toString()));
    }

    /** Gives an empty data folder its cluster id, as Kafka demands once. */
    private void format(Path configuration) {
        List<String> command = List.of(
                installation.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                installation.classPath(Component.KAFKA.folder()),
                "kafka.tools.StorageTool",
                "format",
                "-t",
                clusterId(),
                "-c",
                configuration.toString());
        Path output = settings.home().logs().resolve("kafka-format.log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new Failure("Kafka's data folder could not be formatted; see " + output + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
    }

    private static String clusterId() {
        UUID id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits() >>> 1)
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Launch cassandra() {
        Home home = settings.home();
        Map<String, String> values = Map.of(
                "port", port(Component.CASSANDRA),
                "storage.port", Integer.toString(settings.cassandraStorage().number()),
                "data", Home.createFolder(home.data("cassandra")).toString(),
                "conf", home.conf().toString(),
                "tmp", Home.createFolder(home.tmp("cassandra")).toString());
        Template.write("cassandra.yaml", values, home.conf());
        Template.write("cassandra-logback.xml", Map.of(), home.conf());
        return launch(Component.CASSANDRA, Template.arguments("cassandra.jvm", values), List.of());
    }

    private Launch h2() {
        Path data = Home.createFolder(settings.home().data("h2"));
        return launch(
                Component.H2,
                Template.arguments("h2.jvm", Map.of()),
                List.of("-tcp", "-tcpPort", port(Component.H2), "-ifNotExists", "-baseDir", data.toString()));
    }

    private Launch launch(Component server, List<String> flags, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(flags);
        command.addAll(classData.flags(server));
        command.addAll(JvmFlags.ofUser(server));
        command.addAll(List.of("-cp", installation.classPath(server.folder()), server.mainClass()));
        command.addAll(arguments);
        return new Launch(
                server.title(),
                command,
                System.getenv(),
                Home.createFolder(settings.home().tmp(server.title())),
                Probe.tcp(settings.port(Member.of(server)).number()),
                DEADLINE);
    }

    private String port(Component server) {
        return Integer.toString(settings.port(Member.of(server)).number());
    }
}
