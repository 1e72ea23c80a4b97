package braid.architectures.state;

import braid.core.view.Pipeline;
import braid.service.settings.SettingException;
import braid.storage.realtime.ProgressTable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A Flink job's checkpoints and savepoints in its folder. Flink writes {@code _metadata} last and at once: what has it is whole. */
public record StateFolder(Path folder) {
    private static final String METADATA = "_metadata";

    /** A channel that nobody holds is closed by the garbage collector, and its lock is gone. */
    private static final Set<FileChannel> LOCKED = ConcurrentHashMap.newKeySet();

    public Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    public Path savepoints() {
        return folder.resolve("savepoints");
    }

    /** Whether this folder is a checkpoint or savepoint. */
    public static boolean isWhole(Path saved) {
        return Files.exists(saved.resolve(METADATA));
    }

    /** The newest of all checkpoints and savepoints. */
    public Optional<Path> newest() throws IOException {
        return Stream.concat(in(checkpoints()).stream(), in(savepoints()).stream())
                .max(Comparator.comparing(StateFolder::madeAt));
    }

    /** The checkpoints or savepoints in a folder. */
    public static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.find(
                folder, 3, (path, attributes) -> path.getFileName().toString().equals(METADATA))) {
            return files.map(Path::getParent).toList();
        }
    }

    private static long madeAt(Path saved) {
        try {
            return Files.getLastModifiedTime(saved.resolve(METADATA)).toMillis();
        } catch (IOException e) {
            return 0;
        }
    }

    /**
     * For a job that found no state here to begin from. Rows would say more than it knows: computed anew from the log's start, they would go back for
     * a while.
     *
     * @param progress of the rows in the job's keyspace
     * @param setting that names this folder
     * @throws SettingException if there are rows of events
     */
    public void requireNoRows(ProgressTable progress, Pipeline pipeline, String keyspace, String setting) {
        if (progress.coversAny(pipeline)) {
            throw new SettingException("Keyspace " + keyspace + " holds rows of a job whose checkpoints are not in "
                    + folder + ". Point " + setting + " to them, or start over with `braid reset`.");
        }
    }

    /**
     * Keeps a second process of the job away for as long as this one lives: both would write the same rows.
     *
     * @throws SettingException if there is one
     */
    public void lock() throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                LOCKED.add(channel);
                return;
            }
        } catch (OverlappingFileLockException e) {
            // This process has it already.
        }
        channel.close();
        throw new SettingException("Another process runs the job with the state in " + folder
                + ". One job has one process here; stop the other one first.");
    }
}
