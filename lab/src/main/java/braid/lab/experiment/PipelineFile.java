package braid.lab.experiment;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A pipeline that was asked for by its name or its file.
 *
 * @param truth the file with a statement of DuckDB for each view
 */
public record PipelineFile(Path file, Pipeline pipeline, Path truth) {
    /**
     * @param root the folder that has {@code pipelines} and {@code lab/truth}: of the installation, or of an experiment
     * @param asked a name in {@code pipelines}, or a file
     */
    public static PipelineFile of(Path root, Path workingFolder, String asked) {
        Path file = find(root.resolve("pipelines"), workingFolder, asked, ".sql", "pipeline");
        Pipeline pipeline = compile(file);
        Path beside = file.resolveSibling(pipeline.name() + ".truth.sql");
        return new PipelineFile(
                file,
                pipeline,
                Files.exists(beside) ? beside : root.resolve("lab/truth").resolve(pipeline.name() + ".sql"));
    }

    /** A file of a folder by its name without its ending, or any file. */
    static Path find(Path folder, Path workingFolder, String asked, String ending, String what) {
        Path named = folder.resolve(asked + ending);
        if (Files.exists(named)) {
            return named;
        }
        Path given = workingFolder.resolve(asked);
        if (Files.isRegularFile(given)) {
            return given;
        }
        throw new Failure(
                "There is no " + what + " '" + asked + "': neither " + named + " nor " + given + " is a file.");
    }

    private static Pipeline compile(Path file) {
        try {
            return PipelineCompiler.compile(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new Failure("The pipeline " + file + " cannot be read.", e);
        }
    }
}
