package braid.speed;

import braid.core.sql.PipelineCompiler;
import braid.core.view.Pipeline;
import braid.service.Door;
import braid.service.Settings;
import braid.service.access.Role;
import braid.storage.log.LogSettings;
import braid.storage.realtime.CassandraSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The configuration of a speed-layer instance.
 *
 * @param instance a name that a restarted instance keeps, or empty
 * @param flushInterval how long an event may wait in memory before its rows are written
 * @param batchRows rows in one Cassandra batch
 * @param writesInFlight batches that may be under way at once
 */
record SpeedSettings(
        Pipeline pipeline,
        LogSettings log,
        CassandraSettings cassandra,
        Door door,
        String instance,
        Duration flushInterval,
        int pollRecords,
        int batchRows,
        int writesInFlight) {
    static SpeedSettings of(Settings settings) throws IOException {
        Pipeline pipeline = PipelineCompiler.compile(Path.of(settings.text("pipeline")));
        return new SpeedSettings(
                pipeline,
                LogSettings.of(settings),
                CassandraSettings.of(settings, pipeline),
                Door.of(settings, "speed", Role.READ),
                settings.text("speed.instance"),
                settings.duration("speed.flush.ms"),
                settings.integer("speed.poll.records"),
                settings.integer("speed.batch.rows"),
                settings.integer("speed.writes.in.flight"));
    }
}
