package braid.launcher.start;

import braid.launcher.installation.ClassData;
import braid.launcher.installation.Home;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.JvmFlags;
import braid.launcher.member.Member;
import braid.launcher.member.Template;
import braid.launcher.process.CoarseTimers;
import braid.launcher.process.Launch;
import braid.launcher.process.Probe;
import braid.launcher.settings.ClusterSize;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** How to start the three real servers on one machine, from their own class paths, with the configuration in this module's resources. */
public final class Servers {
    private static final Duration DEADLINE = Duration.ofSeconds(240);

    private final Installation installation;
    private final StackSettings settings;
    private final ClassData classData;

    public Servers(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.classData = new ClassData(installation, settings.home(), settings::entryPoint);
    }

    /** Writes the server's configuration and returns its launch. */
    Launch launch(Member server) {
        return switch (server.component()) {
            case KAFKA -> kafka(server);
            case CASSANDRA -> cassandra(server);
            case H2 -> h2(server);
            default -> throw new IllegalArgumentException(server + " is not a server");
        };
    }

    private Launch kafka(Member broker) {
        Home home = settings.home();
        Path data = Home.createFolder(home.data(broker.name()));
        boolean isCluster = settings.size().of(Component.KAFKA) > 1;
        String voters = settings.size()
                .members(Component.KAFKA)
                .map(one -> one.instance() + "@127.0.0.1:"
                        + settings.kafkaController(one.instance()).number())
                .collect(Collectors.joining(","));
        Path configuration = Template.write(
                "kafka.properties",
                Map.of(
                        "node", Integer.toString(broker.instance()),
                        "port", port(broker),
                        "voters", voters,
                        "controller.port",
                                Integer.toString(settings.kafkaController(broker.instance())
                                        .number()),
                        "copies", Integer.toString(isCluster ? ClusterSize.COPIES : 1),
                        "majority", Integer.toString(isCluster ? ClusterSize.MAJORITY : 1),
                        "data", data.toString()),
                home.conf().resolve(broker.name() + ".properties"));
        Path logging = Template.write("kafka-log4j2.xml", Map.of(), home.conf().resolve("kafka-log4j2.xml"));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format(configuration);
        }
        return launch(
                broker,
                Template.arguments(
                        "kafka.jvm", Map.of("logging", logging.toUri().toString())),
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
                clusterId(settings.home()),
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

    /** The same for all brokers of a home. */
    private static String clusterId(Home home) {
        UUID id = UUID.nameUUIDFromBytes(home.folder().toString().getBytes(StandardCharsets.UTF_8));
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits() >>> 1)
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Launch cassandra(Member node) {
        Home home = settings.home();
        int nodes = settings.size().of(Component.CASSANDRA);
        String seeds = settings.size()
                .members(Component.CASSANDRA)
                .map(one ->
                        "127.0.0.1:" + settings.cassandraStorage(one.instance()).number())
                .collect(Collectors.joining(","));
        Map<String, String> values = Map.of(
                "port", port(node),
                "storage.port",
                        Integer.toString(
                                settings.cassandraStorage(node.instance()).number()),
                "seeds", seeds,
                "token", Long.toString((node.instance() - 1) * (Long.MAX_VALUE / nodes)),
                "cluster", Boolean.toString(nodes > 1),
                "data", Home.createFolder(home.data(node.name())).toString(),
                "conf", home.conf().resolve(node.name() + ".yaml").toUri().toString(),
                "logging", home.conf().resolve("cassandra-logback.xml").toUri().toString(),
                "tmp", Home.createFolder(home.tmp(node.name())).toString());
        Template.write("cassandra.yaml", values, home.conf().resolve(node.name() + ".yaml"));
        Template.write("cassandra-logback.xml", Map.of(), home.conf().resolve("cassandra-logback.xml"));
        return launch(node, Template.arguments("cassandra.jvm", values), List.of());
    }

    private Launch h2(Member server) {
        Path data = Home.createFolder(settings.home().data("h2"));
        return launch(
                server,
                Template.arguments("h2.jvm", Map.of()),
                List.of("-tcp", "-tcpPort", port(server), "-ifNotExists", "-baseDir", data.toString()));
    }

    private Launch launch(Member member, List<String> flags, List<String> arguments) {
        Component server = member.component();
        List<String> command = new ArrayList<>(List.of(installation.java()));
        command.addAll(flags);
        command.addAll(classData.flags(server));
        command.addAll(JvmFlags.ofUser(server));
        Path tmp = Home.createFolder(settings.home().tmp(member.name()));
        command.addAll(List.of("-cp", installation.classPathIn(tmp, server.folder()), server.mainClass()));
        command.addAll(arguments);
        return new Launch(
                member.name(),
                server == Component.CASSANDRA ? CoarseTimers.around(command) : command,
                System.getenv(),
                tmp,
                Probe.tcp(settings.port(member).number()),
                DEADLINE);
    }

    private String port(Member server) {
        return Integer.toString(settings.port(server).number());
    }
}
