package braid.speed.status;

import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** What Prometheus is told of the instance: flushes as they end, the rest as {@link SpeedStatus} has it when it is asked. */
public final class SpeedMetrics {
    private final Histogram flushes;
    private final Counter deltas;

    public SpeedMetrics(Metrics metrics, SpeedStatus status) {
        flushes = Histogram.builder()
                .name("braid_speed_flush_duration_seconds")
                .help("Time to make the deltas of a partition and the flush that names them durable in Cassandra.")
                .labelNames("outcome")
                .classicOnly()
                .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                .register(metrics.registry());
        deltas = Counter.builder()
                .name("braid_speed_written_deltas_total")
                .help("Rows of deltas written to the segment log.")
                .register(metrics.registry());
        Gauges.register(metrics, status::tell);
    }

    public void flushed(long nanos, boolean durable, long rows) {
        flushes.labelValues(durable ? "ok" : "failed").observe(nanos / 1e9);
        if (durable) {
            deltas.inc(rows);
        }
    }
}
