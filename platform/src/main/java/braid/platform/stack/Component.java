package braid.platform.stack;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A kind of process in the stack: three servers, then the four services of Braid. */
public enum Component {
    KAFKA("kafka", "servers/kafka", "kafka.Kafka", 92, "kafka.bootstrap"),
    CASSANDRA(
            "cassandra",
            "servers/cassandra",
            "org.apache.cassandra.service.CassandraDaemon",
            42,
            "cassandra.contact.points"),
    H2("h2", "servers/h2", "org.h2.tools.Server", 123, "warehouse.url"),
    INGEST("ingest", "ingest", "braid.ingest.Main", 80, "ingest.port"),
    SPEED("speed-layer", "speed-layer", "braid.speed.Main", 81, "speed.port"),
    BATCH("batch-layer", "batch-layer", "braid.batch.Main", 82, "batch.port"),
    SERVING("serving-layer", "serving-layer", "braid.serving.Main", 90, "serving.port");

    private final String title;
    private final String folder;
    private final String mainClass;
    private final int portOffset;
    private final String key;

    Component(String title, String folder, String mainClass, int portOffset, String key) {
        this.title = title;
        this.folder = folder;
        this.mainClass = mainClass;
        this.portOffset = portOffset;
        this.key = key;
    }

    /** The name that commands, logs and pid files use. */
    public String title() {
        return title;
    }

    /** Where the module lies under the repository's root. */
    public String folder() {
        return folder;
    }

    public String mainClass() {
        return mainClass;
    }

    /** Distance of the client port from {@code BRAID_PORT_BASE}. */
    public int portOffset() {
        return portOffset;
    }

    /** For a server the setting that points to it (set by the user, the server is not ours to run); for a service its port. */
    public String key() {
        return key;
    }

    public boolean isServer() {
        return ordinal() <= H2.ordinal();
    }

    public static List<Component> servers() {
        return Arrays.stream(values()).filter(Component::isServer).toList();
    }

    public static List<Component> services() {
        return Arrays.stream(values())
                .filter(component -> !component.isServer())
                .toList();
    }

    /** By title, or by its first word: {@code speed} is {@code speed-layer}. */
    public static Optional<Component> named(String name) {
        return Arrays.stream(values())
                .filter(component -> component.title.equals(name) || component.title.equals(name + "-layer"))
                .findFirst();
    }
}
