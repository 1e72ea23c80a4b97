package braid.launcher.installation;

import braid.core.view.Architecture;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder with everything one stack leaves on disk ({@code BRAID_HOME}): data, conf, logs, pids, tmp, its pipeline and its lock. */
public record Home(Path folder) {
    public Path data(String name) {
        return folder.resolve("data").resolve(name);
    }

    public Path conf() {
        return folder.resolve("conf");
    }

    public Path logs() {
        return folder.resolve("logs");
    }

    public Path pids() {
        return folder.resolve("pids");
    }

    public Path tmp(String name) {
        return folder.resolve("tmp").resolve(name);
    }

    /** Moves the logs to a folder that is not there yet, on the same disk, where {@code reset} leaves them. */
    public void keepLogs(Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.move(logs(), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path lock() {
        return folder.resolve("lock");
    }

    public Path pipeline() {
        return folder.resolve("pipeline");
    }

    /** What the pipeline was when the state was begun. */
    public Path definition() {
        return folder.resolve("definition");
    }

    /** What the stores were set up for. */
    public Path setUp() {
        return folder.resolve("set-up");
    }

    /** Where it is remembered which generation of an architecture's job answers. */
    public Path generation(Architecture architecture) {
        return folder.resolve("generations").resolve(architecture.word());
    }

    public Path architectures() {
        return folder.resolve("architectures");
    }

    public Path speedEngine() {
        return folder.resolve("speed-engine");
    }

    public Path size() {
        return folder.resolve("cluster");
    }

    /** Refuses a folder whose name the servers cannot take: Kafka splits its list of folders at commas. */
    public void requireUsable() {
        if (folder.toString().matches("(?s).*[,\\n\\r].*") || folder.toString().contains("${")) {
            throw new Failure(
                    "BRAID_HOME is " + folder
                            + ", but Kafka cannot keep data in a folder with a comma or a line break in its name. Choose another one.");
        }
    }

    public boolean exists() {
        return Files.isDirectory(pids());
    }

    public void create() {
        for (Path path : List.of(folder.resolve("data"), conf(), logs(), pids(), folder.resolve("tmp"))) {
            createFolder(path);
        }
    }

    public static Path createFolder(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes all state but the lock, which the caller holds, and the folder itself. */
    public void clear() {
        for (String name : List.of(
                "data",
                "conf",
                "logs",
                "pids",
                "tmp",
                "pipeline",
                "definition",
                "set-up",
                "cluster",
                "architectures",
                "generations",
                "imports")) {
            delete(folder.resolve(name));
        }
    }

    /** What there is in words: {@code Kafka's log}. */
    public List<String> parts() {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("data/kafka", "Kafka's log");
        named.put("data/cassandra", "Cassandra's real-time views");
        named.put("data/h2", "H2's batch views");
        named.put("data/master", "the master dataset");
        named.put("data/kappa", "Kappa's state");
        named.put("data/flink", "Flink's checkpoints");
        named.put("data/dataflow", "Dataflow's checkpoints");
        named.put("imports", "the importer's notes of what was sent");
        named.put("logs", "logs");
        return named.entrySet().stream()
                .filter(part -> Files.exists(folder.resolve(part.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    public static void delete(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(top)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
