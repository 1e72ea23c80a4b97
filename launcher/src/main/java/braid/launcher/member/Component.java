package braid.launcher.member;

import braid.core.view.Architecture;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A kind of process in the stack: three servers, then Braid's services, those of each architecture among them. */
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
    STREAM_ONLY("stream-only", "speed-layer", "braid.speed.Main", 86, "stream.only.port"),
    KAPPA("kappa", "architectures/kappa", "braid.kappa.Main", 83, "kappa.port"),
    FLINK("flink", "architectures/flink", "braid.flink.Main", 84, "flink.port"),
    DATAFLOW("dataflow", "architectures/dataflow", "braid.dataflow.Main", 85, "dataflow.port"),
    BATCH("batch-layer", "batch-layer", "braid.batch.Main", 82, "batch.port"),
    SERVING("serving-layer", "serving-layer", "braid.serving.Main", 90, "serving.port");

    private static final int FURTHER_DATAFLOWS = 150;
    private static final int FURTHER_FLINKS = 160;
    private static final int FURTHER_KAPPAS = 170;
    private static final int FURTHER_SPEED_LAYERS = 180;
    private static final int FURTHER_SERVING_LAYERS = 190;

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

    /** Distance of an instance's client port from {@code BRAID_PORT_BASE}. */
    public int portOffset(int instance) {
        return switch (this) {
            // Behind each broker's port is its controller's.
            case KAFKA -> portOffset + 2 * (instance - 1);
            case CASSANDRA -> portOffset + instance - 1;
            case KAPPA -> instance == 1 ? portOffset : FURTHER_KAPPAS + instance;
            case FLINK -> instance == 1 ? portOffset : FURTHER_FLINKS + instance;
            case DATAFLOW -> instance == 1 ? portOffset : FURTHER_DATAFLOWS + instance;
            case SPEED -> instance == 1 ? portOffset : FURTHER_SPEED_LAYERS + instance;
            case SERVING -> instance == 1 ? portOffset : FURTHER_SERVING_LAYERS + instance;
            default -> portOffset;
        };
    }

    /** Whether a stack may have more than one of it. */
    boolean mayBeMany() {
        return List.of(KAFKA, CASSANDRA, KAPPA, FLINK, DATAFLOW, SPEED, SERVING).contains(this);
    }

    /** For a server the setting that points to it (set by the user, the server is not ours to run); for a service its port. */
    public String key() {
        return key;
    }

    /** Whether an architecture needs it, with these settings. */
    private boolean isPartOf(Architecture architecture, Settings settings) {
        return switch (this) {
            case KAFKA, INGEST, SERVING -> true;
            case CASSANDRA -> ArchitectureSettings.needCassandra(settings, architecture);
            case H2, BATCH -> architecture.hasBatchViews();
            case SPEED -> architecture == Architecture.LAMBDA;
            case STREAM_ONLY -> architecture == Architecture.STREAM_ONLY;
            case KAPPA -> architecture == Architecture.KAPPA;
            case FLINK -> architecture == Architecture.FLINK;
            case DATAFLOW -> architecture == Architecture.DATAFLOW;
        };
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

    /** What some architectures need together with the defaults of all settings, in the order of starting. */
    public static List<Component> of(List<Architecture> architectures) {
        return of(architectures, Settings.of(Map.of()));
    }

    /** What some architectures need together, in the order of starting. */
    public static List<Component> of(List<Architecture> architectures, Settings settings) {
        return Arrays.stream(values())
                .filter(component ->
                        architectures.stream().anyMatch(architecture -> component.isPartOf(architecture, settings)))
                .toList();
    }

    /** By title, or by its first word: {@code speed} is {@code speed-layer}. */
    public static Optional<Component> named(String name) {
        return Arrays.stream(values())
                .filter(component -> component.title.equals(name) || component.title.equals(name + "-layer"))
                .findFirst();
    }
}
