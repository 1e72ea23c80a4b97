package braid.flink;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The job's checkpoints and savepoints in its folder. Flink writes {@code _metadata} last and at once: what has it is whole. */
final class SavedState {
    private static final String METADATA = "_metadata";

    private SavedState() {}

    static Path checkpoints(Path state) {
        return state.resolve("checkpoints");
    }

    static Path savepoints(Path state) {
        return state.resolve("savepoints");
    }

    /** Where the job begins. */
    record Start(String path, boolean isSavepoint) {}

    /**
     * The savepoint that was asked for, once; after that, and else, the newest checkpoint or savepoint; {@code null} for none. Once means:
     * the setting may stay as it is, and a job that is started again after a crash does not go back to the savepoint.
     */
    static Start find(FlinkSettings settings) throws IOException {
        return find(settings.state(), settings.fromSavepoint());
    }

    static Start find(Path state, String savepoint) throws IOException {
        Files.createDirectories(state);
        String asked = savepoint.replaceFirst("^file:/+", "/");
        Path begun = state.resolve("begun-from");
        if (!asked.isEmpty() && !(Files.exists(begun) && Files.readString(begun).equals(asked))) {
            if (!asked.contains("://") && !Files.exists(Path.of(asked).resolve(METADATA))) {
                throw new NotInFlink("Setting flink.from.savepoint is '" + asked
                        + "', where there is no savepoint (a folder with a file " + METADATA + "). There are "
                        + list(savepoints(state)) + ".");
            }
            Files.writeString(begun, asked);
            return new Start(asked, true);
        }
        Optional<Path> newest = Stream.concat(found(checkpoints(state)).stream(), found(savepoints(state)).stream())
                .max(Comparator.comparing(SavedState::madeAt));
        return newest.map(metadata ->
                        new Start(metadata.getParent().toUri().toString(), metadata.startsWith(savepoints(state))))
                .orElse(null);
    }

    private static String list(Path folder) throws IOException {
        return found(folder).stream().map(Path::getParent).toList().toString();
    }

    private static List<Path> found(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder, 3, (path, attributes) -> path.getFileName().toString().equals(METADATA))) {
            return files.toList();
        }
    }

    private static long madeAt(Path metadata) {
        try {
            return Files.getLastModifiedTime(metadata).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * Keeps a second process of the job away for as long as this one lives: both would write the same rows.
     *
     * @throws NotInFlink if there is one
     */
    static void lock(Path state) throws IOException {
        Files.createDirectories(state);
        Path file = state.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it already.
        }
        channel.close();
        throw new NotInFlink("Another process runs the job with the state in " + state
                + ". One job has one process here; stop the other one first.");
    }
}
