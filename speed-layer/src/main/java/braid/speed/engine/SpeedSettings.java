package braid.speed.engine;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.core.view.Pipeline;
import braid.service.Endpoint;
import braid.service.access.Role;
import braid.service.settings.SettingException;
import braid.service.settings.Settings;
import braid.storage.cassandra.CassandraSettings;
import braid.storage.log.LogSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The configuration of a speed-layer instance.
 *
 * @param instance a name that a restarted instance keeps, or empty
 * @param flushInterval how long an event may wait in memory before its rows are written
 * @param architecture what it is a part of: Lambda, or stream-only
 * @param all what the settings are taken from
 */
public record SpeedSettings(
        Pipeline pipeline,
        LogSettings log,
        CassandraSettings cassandra,
        Endpoint endpoint,
        String instance,
        Duration flushInterval,
        int pollRecords,
        Architecture architecture,
        Settings all) {
    public static SpeedSettings of(Settings settings) throws IOException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        Architecture architecture = architecture(settings);
        return new SpeedSettings(
                pipeline,
                LogSettings.of(settings),
                CassandraSettings.of(settings, pipeline, architecture),
                Endpoint.of(settings, "speed", Role.READ),
                settings.text("speed.instance"),
                settings.duration("speed.flush.ms"),
                settings.integer("speed.poll.records"),
                architecture,
                settings);
    }

    private static Architecture architecture(Settings settings) {
        String word = settings.text("speed.architecture");
        for (Architecture architecture : List.of(Architecture.LAMBDA, Architecture.STREAM_ONLY)) {
            if (architecture.word().equals(word)) {
                return architecture;
            }
        }
        throw new SettingException("Setting speed.architecture is '" + word
                + "', but must be lambda or stream-only. Set " + EnvironmentName.of("speed.architecture") + ".");
    }
}
