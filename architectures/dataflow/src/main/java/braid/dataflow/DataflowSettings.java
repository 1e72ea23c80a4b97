package braid.dataflow;

import braid.architectures.state.StateFolder;
import braid.core.sql.CompiledPipelines;
import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.core.view.Pipeline;
import braid.dataflow.model.How;
import braid.dataflow.model.When;
import braid.service.Endpoint;
import braid.service.access.Role;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogSettings;
import braid.storage.log.Topics;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The configuration of the pipeline's run.
 *
 * @param file the pipeline's file
 * @param generation counts replays
 * @param flush how long the sink gathers rows
 * @param all what the settings are taken from
 */
record DataflowSettings(
        String file,
        Pipeline pipeline,
        LogSettings log,
        CassandraSettings cassandra,
        Endpoint endpoint,
        int generation,
        Duration watermarkDelay,
        When when,
        How how,
        Duration checkpointInterval,
        Duration flush,
        int parallelism,
        StateFolder state,
        Settings all) {
    static DataflowSettings of(Settings settings) {
        String file = Path.of(settings.text("pipeline")).toAbsolutePath().toString();
        Pipeline pipeline = CompiledPipelines.of(file);
        return new DataflowSettings(
                file,
                pipeline,
                LogSettings.of(settings),
                CassandraSettings.of(settings, pipeline, Architecture.DATAFLOW),
                Endpoint.of(settings, "dataflow", Role.READ),
                settings.integer("dataflow.generation"),
                settings.duration("dataflow.watermark.delay.seconds"),
                new When(
                        settings.duration("dataflow.trigger.early.ms").toMillis(),
                        settings.duration("dataflow.trigger.late.ms").toMillis(),
                        settings.duration("dataflow.lateness.hours").toMillis()),
                how(settings.text("dataflow.accumulation")),
                settings.duration("dataflow.checkpoint.interval.ms"),
                settings.duration("dataflow.flush.ms"),
                settings.integer("dataflow.parallelism"),
                new StateFolder(Path.of(settings.text("dataflow.state")).toAbsolutePath()),
                settings);
    }

    private static How how(String word) {
        for (How how : How.values()) {
            if (how.word().equals(word)) {
                return how;
            }
        }
        throw new SettingException("Setting dataflow.accumulation is '" + word
                + "', but must be accumulating or discarding. Set " + EnvironmentName.of("dataflow.accumulation")
                + ".");
    }

    /** The consumer group under which completed checkpoints leave their offset in the log. */
    String group() {
        return log.prefix() + "braid.dataflow." + pipeline.name() + "." + generation;
    }

    Topics topics() {
        return new Topics(log);
    }
}
