package braid.core.sql;

import braid.core.view.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Pipelines by the path of their file, each read once in a process: what an engine ships to its workers is the path, and a worker that it
 * starts again must not see another file than the plan was made of.
 */
public final class CompiledPipelines {
    private static final Map<String, Pipeline> READ = new ConcurrentHashMap<>();

    private CompiledPipelines() {}

    public static Pipeline of(String path) {
        return READ.computeIfAbsent(path, file -> {
            try {
                return PipelineCompiler.compile(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
