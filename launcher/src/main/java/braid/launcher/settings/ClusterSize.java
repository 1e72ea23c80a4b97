package braid.launcher.settings;

import braid.launcher.installation.Home;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How many Kafka brokers and Cassandra nodes a stack runs on this machine: 1 or 3 of each. With three, everything is stored three times and
 * acknowledged by two, so that any one of them may be killed.
 *
 * <p>What {@code BRAID_KAFKA_BROKERS} and {@code BRAID_CASSANDRA_NODES} say, else what the home remembers, else 1. A home keeps its size:
 * the data in it was made for that many.
 */
public record ClusterSize(int brokers, int nodes) {
    public static final String BROKERS = "BRAID_KAFKA_BROKERS";
    public static final String NODES = "BRAID_CASSANDRA_NODES";
    public static final int COPIES = 3;
    public static final int MAJORITY = 2;

    public static ClusterSize of(Map<String, String> environment, Home home) {
        ClusterSize before = remembered(home);
        return new ClusterSize(
                count(environment, BROKERS, before.brokers()), count(environment, NODES, before.nodes()));
    }

    private static ClusterSize remembered(Home home) {
        try {
            List<String> counts = Files.readAllLines(home.size());
            return new ClusterSize(Integer.parseInt(counts.get(0)), Integer.parseInt(counts.get(1)));
        } catch (IOException e) {
            return new ClusterSize(1, 1);
        }
    }

    private static int count(Map<String, String> environment, String variable, int otherwise) {
        String given = environment.getOrDefault(variable, "").trim();
        return switch (given) {
            case "" -> otherwise;
            case "1" -> 1;
            case "3" -> COPIES;
            default ->
                throw new Failure(
                        variable + " is '" + given + "', but must be 1, or 3: fewer do not outlive the loss of one.");
        };
    }

    /** How many instances of a component every stack of this size has. */
    public int of(Component component) {
        return switch (component) {
            case KAFKA -> brokers;
            case CASSANDRA -> nodes;
            default -> 1;
        };
    }

    /** The settings that make a cluster's data outlive the loss of one; none for a single server. */
    Map<String, String> copies(Component server) {
        if (of(server) == 1) {
            return Map.of();
        }
        String copies = Integer.toString(COPIES);
        return server == Component.KAFKA
                ? Map.of("kafka.replication", copies, "kafka.min.insync.replicas", Integer.toString(MAJORITY))
                : Map.of("cassandra.replication", copies);
    }

    /** Those instances. */
    public Stream<Member> members(Component component) {
        return IntStream.rangeClosed(1, of(component)).mapToObj(instance -> new Member(component, instance));
    }

    /**
     * Notes the size of a home, or refuses another one than it has.
     *
     * @param isNew true while the home holds no state
     */
    public void settle(Home home, boolean isNew) {
        if (!isNew && !equals(remembered(home))) {
            ClusterSize before = remembered(home);
            throw new Failure("The state in " + home.folder() + " belongs to " + before.brokers()
                    + " Kafka broker(s) and " + before.nodes() + " Cassandra node(s), not to " + brokers + " and "
                    + nodes + ". Delete it with `braid reset`, or use another BRAID_HOME and BRAID_PORT_BASE.");
        }
        Path file = home.size();
        try {
            Files.writeString(file, brokers + "\n" + nodes + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
