package braid.flink;

import braid.architectures.state.StateFolder;
import braid.core.sql.PipelineCompiler;
import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.core.view.Pipeline;
import braid.flink.sql.Emit;
import braid.flink.sql.Program;
import braid.service.Endpoint;
import braid.service.access.Role;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The configuration of the job.
 *
 * @param file the pipeline's file
 * @param generation counts replays
 * @param state folder of checkpoints and savepoints
 * @param fromSavepoint where to begin; empty for the newest in {@code state}
 * @param all what the settings are taken from
 */
record FlinkSettings(
        Path file,
        Pipeline pipeline,
        LogSettings log,
        CassandraSettings cassandra,
        Endpoint endpoint,
        int generation,
        Emit emit,
        Duration watermarkDelay,
        Duration watermarkIdle,
        Duration checkpointInterval,
        Duration flush,
        Duration miniBatch,
        int parallelism,
        StateFolder state,
        String fromSavepoint,
        Settings all) {
    static FlinkSettings of(Settings settings) throws IOException {
        Path file = Path.of(settings.text("pipeline")).toAbsolutePath();
        Pipeline pipeline = PipelineCompiler.compile(file);
        return new FlinkSettings(
                file,
                pipeline,
                LogSettings.of(settings),
                CassandraSettings.of(settings, pipeline, Architecture.FLINK),
                Endpoint.of(settings, "flink", Role.READ),
                settings.integer("flink.generation"),
                emit(settings.text("flink.emit")),
                settings.duration("flink.watermark.delay.seconds"),
                settings.duration("flink.watermark.idle.seconds"),
                settings.duration("flink.checkpoint.interval.ms"),
                settings.duration("flink.flush.ms"),
                settings.duration("flink.mini.batch.ms"),
                settings.integer("flink.parallelism"),
                new StateFolder(Path.of(settings.text("flink.state")).toAbsolutePath()),
                settings.text("flink.from.savepoint"),
                settings);
    }

    private static Emit emit(String word) {
        return switch (word) {
            case "continuous" -> Emit.CONTINUOUS;
            case "window" -> Emit.WINDOW;
            default ->
                throw new SettingException("Setting flink.emit is '" + word
                        + "', but must be continuous or window. Set " + EnvironmentName.of("flink.emit") + ".");
        };
    }

    /** The consumer group under which completed checkpoints leave their offset in the log. */
    String group() {
        return log.prefix() + "braid.flink." + pipeline.name() + "." + generation;
    }

    /** The consumer group that says where a batch run begins: at the log's start. */
    String batchGroup() {
        return group() + ".batch";
    }

    /** The program over this stack's log and tables. */
    Program program(boolean bounded, Long order) {
        return new Program(pipeline, emit, watermarkDelay, new KafkaToCassandra(this, bounded, order));
    }

    Topics topics() {
        return new Topics(log);
    }
}
