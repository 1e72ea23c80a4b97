package braid.batch.run.report;

import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What Prometheus is told of the runs of this process, from their reports. Used by one run at a time. */
public final class RunMetrics {
    private static final double[] SECONDS = {0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600};

    private final Histogram runs;
    private final Histogram steps;
    private final Counter events;
    private final Counter quarantined;
    private final Counter rows;
    private volatile Published published;

    /** What this process published last. */
    private record Published(long cut, Instant at) {}

    public RunMetrics(Metrics metrics) {
        runs = Histogram.builder()
                .name("braid_batch_run_duration_seconds")
                .help("Time of a run from its start to its end.")
                .labelNames("outcome")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(metrics.registry());
        steps = Histogram.builder()
                .name("braid_batch_step_duration_seconds")
                .help("Time of one step of a run: cut, land, recompute, publish.")
                .labelNames("step")
                .classicOnly()
                .classicUpperBounds(SECONDS)
                .register(metrics.registry());
        events = counter(metrics, "braid_batch_landed_events_total", "Events landed in the master dataset.");
        quarantined = counter(
                metrics,
                "braid_batch_quarantined_total",
                "Records that are no events and were put in quarantine by landings.");
        rows = counter(metrics, "braid_batch_recomputed_rows_total", "Rows of batch views that were computed anew.");
        Gauges.register(metrics, this::tell);
    }

    private static Counter counter(Metrics metrics, String name, String help) {
        return Counter.builder().name(name).help(help).register(metrics.registry());
    }

    /** Nothing before the first run of this process: there is no cut 0 that was published in 1970. */
    private void tell(Gauges seen) {
        Published newest = published;
        if (newest != null) {
            seen.gauge(
                    "braid_batch_published_cut", "Number of the newest cut that this process published.", newest.cut());
            seen.gauge(
                    "braid_batch_published_timestamp_seconds",
                    "When this process published last, in seconds since 1970.",
                    newest.at().toEpochMilli() / 1e3);
        }
    }

    /** Counts a run that has ended. */
    public void count(RunReport report) {
        Map<String, Object> run = report.asMap();
        boolean failed = report.error() != null;
        Instant finished = Instant.parse((String) run.get("finished"));
        Duration took = Duration.between(Instant.parse((String) run.get("started")), finished);
        runs.labelValues(failed ? "failed" : "ok").observe(took.toMillis() / 1e3);
        for (Object step : (List<?>) run.get("steps")) {
            Map<?, ?> timed = (Map<?, ?>) step;
            steps.labelValues((String) timed.get("step")).observe((Long) timed.get("ms") / 1e3);
        }
        events.inc((Long) run.get("events"));
        quarantined.inc((Long) run.get("quarantined"));
        if (!failed) {
            rows.inc((Long) run.get("rows"));
            published = new Published(report.cut(), finished);
        }
    }
}
