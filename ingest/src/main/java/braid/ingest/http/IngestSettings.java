package braid.ingest.http;

import braid.service.access.Role;
import braid.service.settings.Settings;
import braid.web.setting.EdgeSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How ingest listens and what it takes, from the keys {@code ingest.*}.
 *
 * @param edge where it listens, who may send, and how slowly
 * @param maxBodyBytes largest body as sent
 * @param maxDecompressedBytes largest body after gunzip
 * @param maxEvents most events in one request
 * @param maxAhead how far ahead of the clock an event time may lie
 * @param acknowledgeTimeout how long a request waits for the broker
 */
public record IngestSettings(
        Path pipeline,
        EdgeSettings edge,
        int maxBodyBytes,
        int maxDecompressedBytes,
        int maxEvents,
        Duration maxAhead,
        Duration acknowledgeTimeout) {
    public static IngestSettings of(Settings settings) {
        return new IngestSettings(
                Path.of(settings.text("pipeline")),
                EdgeSettings.of(settings, "ingest", Role.INGEST, 0),
                settings.integer("ingest.max.body.bytes"),
                settings.integer("ingest.max.decompressed.bytes"),
                settings.integer("ingest.max.events"),
                settings.duration("ingest.max.ahead.hours"),
                settings.duration("ingest.acknowledge.timeout.ms"));
    }
}
