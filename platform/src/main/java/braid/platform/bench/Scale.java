package braid.platform.bench;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param ingest how long events are sent as fast as they are taken
 * @param events loaded for the speed layer and for the batch layer
 * @param warmUp how long events come before the first probe, at each rate
 * @param freshness how long probes are sent, at each rate
 * @param queries asked one after another
 */
public record Scale(Duration ingest, int events, Duration warmUp, Duration freshness, int queries) {
    public static final Scale FULL =
            new Scale(Duration.ofSeconds(10), 200_000, Duration.ofSeconds(30), Duration.ofSeconds(15), 2_000);
    public static final Scale QUICK =
            new Scale(Duration.ofSeconds(2), 20_000, Duration.ofSeconds(5), Duration.ofSeconds(3), 200);
}
