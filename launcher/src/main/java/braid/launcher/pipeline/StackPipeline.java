package braid.launcher.pipeline;

import braid.core.sql.PipelineCompiler;
import braid.core.text.Names;
import braid.launcher.installation.Installation;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which SQL file a home computes. A home keeps the state of one pipeline and remembers which. */
public final class StackPipeline {
    private static final String DEFAULT = "clicks";

    private final Installation installation;
    private final StackSettings settings;

    public StackPipeline(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** The pipeline whose state is in the home. */
    public Optional<Path> remembered() {
        try {
            return Optional.of(
                    Path.of(Files.readString(settings.home().pipeline()).trim()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The file to run: what was asked for, else what the environment says, else what the home remembers, else clicks.
     *
     * @param asked a path, or the name of a file in {@code pipelines/} without its ending; null when nothing was asked
     * @throws Failure when there is no such file, or the home holds the state of another one
     */
    public Path choose(String asked) {
        String wish = asked != null ? asked : settings.pipeline();
        Optional<Path> before = remembered();
        if (wish == null) {
            return before.orElseGet(() -> locate(DEFAULT));
        }
        Path file = locate(wish);
        if (before.isPresent() && !before.get().equals(file)) {
            throw new Failure(
                    "The state in " + settings.home().folder() + " belongs to " + before.get() + ", not to " + file
                            + ". Delete it with `braid reset`, or run this pipeline beside it:"
                            + " " + settings.beside(nameOf(file)) + " braid up --pipeline " + wish + ".");
        }
        return file;
    }

    public void remember(Path file) {
        try {
            Files.writeString(settings.home().pipeline(), file + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the file's pipeline is called. */
    public static String nameOf(Path file) {
        return PipelineCompiler.nameOf(file.getFileName().toString());
    }

    /**
     * The file that a user calls {@code wish}: a path, or the name of a file in {@code pipelines/} without its ending.
     *
     * @throws Failure when there is none
     */
    public Path locate(String wish) {
        Path given = settings.workingFolder().resolve(wish).normalize();
        if (Files.isRegularFile(given)) {
            return given;
        }
        Path shipped = installation.root().resolve("pipelines").resolve(wish + ".sql");
        if (Files.isRegularFile(shipped)) {
            return shipped;
        }
        Path inRoot = installation.root().resolve(wish);
        if (Files.isRegularFile(inRoot)) {
            return inRoot;
        }
        Path pipelines = installation.root().resolve("pipelines");
        throw new Failure("There is no pipeline '" + wish + "': neither " + given + " nor " + shipped + " exists. "
                + Names.nearest(nameOf(Path.of(wish)), namesIn(pipelines))
                        .map(near -> "Did you mean '" + near + "'? ")
                        .orElse("")
                + "Name a .sql file or one of those in " + pipelines + ".");
    }

    private static List<String> namesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .map(StackPipeline::nameOf)
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
