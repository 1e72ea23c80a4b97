package braid.lab.bench.result;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder in which the figures of each run are kept, a JSON file a run, named by the time of its start. */
public record Results(Path folder) {
    private static final String SUFFIX = ".json";

    /** The newest results; empty when there are none yet. */
    public Optional<Path> last() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .max(Comparator.comparing(file -> file.getFileName().toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a run that began then. */
    public Path file(Instant begin) {
        return folder.resolve(name(begin) + SUFFIX);
    }

    /** Where the logs of a step that failed are kept. */
    public Path logs(Instant begin, String step) {
        return folder.resolve(name(begin) + "-logs").resolve(step);
    }

    /** Keeps the figures; a reader sees the file before or after, never half of it. */
    public void keep(Instant begin, String json) {
        try {
            Files.createDirectories(folder);
            Path half = Files.writeString(folder.resolve(name(begin) + ".half"), json + "\n");
            Files.move(half, file(begin), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Instant begin) {
        return begin.truncatedTo(ChronoUnit.SECONDS).toString().replace(":", "");
    }
}
