package braid.flink;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Pipelines by the path of their file, read once: an operator that Flink starts again must not see another file than the plan was made of. */
final class Pipelines {
    private static final Map<String, Pipeline> READ = new ConcurrentHashMap<>();

    private Pipelines() {}

    static Pipeline of(String path) {
        return READ.computeIfAbsent(path, file -> {
            try {
                return PipelineCompiler.compile(Path.of(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
