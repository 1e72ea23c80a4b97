package braid.lab.compare;

import braid.core.view.Architecture;
import braid.launcher.member.Component;
import braid.service.settings.Settings;
import braid.terminal.Table;
import java.nio.file.Path;
import java.util.List;

/**
 * What each architecture takes, as numbers: programs that compute a view, lines of code that only it needs, configuration keys that only it
 * reads, processes, and places where state lives. What all share (SQL, aggregates, ingest, serving, storage formats) is not counted.
 */
public final class Size {
    /**
     * One architecture's own part.
     *
     * @param programs that compute the same view, each in its own way
     * @param folders of the code that only it needs
     * @param keys prefixes of the settings that only it reads
     * @param stores where something is kept that must not be lost, or is held until it can be made again
     */
    private record Part(
            Architecture architecture, int programs, List<String> folders, List<String> keys, List<String> stores) {}

    private static final String SPEED = "speed-layer/src/main/java";
    private static final String BATCH = "batch-layer/src/main/java";

    private static final List<Part> PARTS = List.of(
            new Part(
                    Architecture.LAMBDA,
                    2,
                    List.of(
                            SPEED,
                            BATCH,
                            "answer/src/main/java/braid/answer/merge",
                            "answer/src/main/java/braid/answer/read"),
                    List.of("speed.", "batch.", "spark.", "master.", "warehouse."),
                    List.of("log", "master dataset", "warehouse", "Cassandra")),
            new Part(
                    Architecture.BATCH_ONLY,
                    1,
                    List.of(BATCH),
                    List.of("batch.", "spark.", "master.", "warehouse."),
                    List.of("log", "master dataset", "warehouse")),
            new Part(
                    Architecture.STREAM_ONLY,
                    1,
                    List.of(SPEED),
                    List.of("speed.", "stream."),
                    List.of("log", "memory", "Cassandra")),
            new Part(
                    Architecture.KAPPA,
                    1,
                    List.of("architectures/kappa/src/main/java"),
                    List.of("kappa."),
                    List.of("log", "changelogs", "RocksDB", "Cassandra")),
            new Part(
                    Architecture.FLINK,
                    1,
                    List.of("architectures/flink/src/main/java"),
                    List.of("flink."),
                    List.of("log", "checkpoints", "memory", "Cassandra")),
            new Part(
                    Architecture.DATAFLOW,
                    1,
                    List.of("architectures/dataflow/src/main/java"),
                    List.of("dataflow."),
                    List.of("log", "checkpoints", "memory", "Cassandra")));

    private final SourceLines lines;

    /** @param root of the repository, with its sources */
    public Size(Path root) {
        lines = new SourceLines(root);
    }

    /** A row for each architecture that is built. */
    public Table table() {
        Table table =
                new Table("architecture", "engine", "#programs", "#lines", "#keys", "#processes", "#servers", "stores");
        for (Part part : PARTS) {
            List<Component> processes = Component.of(List.of(part.architecture()));
            long servers = processes.stream().filter(Component::isServer).count();
            table.row(
                    part.architecture().word(),
                    part.architecture().engine(),
                    part.programs(),
                    part.folders().stream().mapToLong(lines::in).sum(),
                    keys(part.keys()),
                    processes.size() - servers,
                    servers,
                    String.join(", ", part.stores()));
        }
        return table;
    }

    private static long keys(List<String> prefixes) {
        return Settings.reference().keySet().stream()
                .filter(key -> prefixes.stream().anyMatch(key::startsWith))
                .count();
    }
}
