package braid.web.setting;

import braid.service.Endpoint;
import braid.service.access.Role;
import braid.service.metrics.Metrics;
import braid.service.settings.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one web service tells its edge.
 *
 * @param sending the role that changing requests need; all others need {@code read}
 * @param maxBodyBytes largest body, or 0 where the service itself bounds what it reads
 * @param origins other sites whose pages may ask
 */
public record EdgeSettings(
        Endpoint endpoint,
        Role sending,
        Metrics metrics,
        int maxHeaderBytes,
        int maxParameters,
        int maxBodyBytes,
        Duration idle,
        Duration bodyTimeout,
        Set<String> origins) {
    /** The edge of the layer whose settings begin with {@code layer}. */
    public static EdgeSettings of(Settings settings, String layer, Role sending, int maxBodyBytes) {
        return new EdgeSettings(
                Endpoint.of(settings, layer, sending),
                sending,
                new Metrics(),
                settings.integer("http.max.header.bytes"),
                settings.integer("http.max.parameters"),
                maxBodyBytes,
                settings.duration("http.idle.ms"),
                settings.duration("http.body.timeout.ms"),
                Arrays.stream(settings.text("http.cors.origins").split(","))
                        .map(String::trim)
                        .filter(origin -> !origin.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
