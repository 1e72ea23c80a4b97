package braid.speed;

import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;

/** What Prometheus is told of the instance: flushes as they are made, the rest as {@link SpeedStatus} has it when it is asked. */
final class SpeedMetrics {
    private final Histogram flushes;
    private final Counter rows;

    SpeedMetrics(Metrics metrics, SpeedStatus status) {
        flushes = Histogram.builder()
                .name("braid_speed_flush_duration_seconds")
                .help("Time to make changed rows and the progress durable in Cassandra.")
                .labelNames("outcome")
                .classicOnly()
                .classicUpperBounds(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                .register(metrics.registry());
        rows = Counter.builder()
                .name("braid_speed_written_rows_total")
                .help("Rows written to the real-time views.")
                .register(metrics.registry());
        Gauges.register(metrics, status::tell);
    }

    void flushed(long nanos, boolean durable, long rowCount) {
        flushes.labelValues(durable ? "ok" : "failed").observe(nanos / 1e9);
        if (durable) {
            rows.inc(rowCount);
        }
    }
}
