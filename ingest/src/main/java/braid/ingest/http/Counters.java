package braid.ingest.http;

import braid.service.metrics.Metrics;
import io.prometheus.metrics.core.metrics.Counter;
import java.time.Clock;

/** What ingest has answered since it started. Safe for use by several threads. */
final class Counters {
    private final RateMeter accepted;
    private final RateMeter rejected;
    private final Counter events;
    private final Counter bytes;

    Counters(Clock clock, Metrics metrics) {
        this.accepted = new RateMeter(clock);
        this.rejected = new RateMeter(clock);
        this.events = Counter.builder()
                .name("braid_ingest_events_total")
                .help("Events that were answered, after the broker had acknowledged them.")
                .labelNames("source", "outcome")
                .register(metrics.registry());
        this.bytes = Counter.builder()
                .name("braid_ingest_body_bytes_total")
                .help("Bytes of request bodies, after gunzip.")
                .labelNames("source")
                .register(metrics.registry());
    }

    void count(String source, int bodyBytes, int acceptedEvents, int rejectedEvents) {
        events.labelValues(source, "accepted").inc(acceptedEvents);
        events.labelValues(source, "rejected").inc(rejectedEvents);
        bytes.labelValues(source).inc(bodyBytes);
        accepted.add(acceptedEvents);
        rejected.add(rejectedEvents);
    }

    long accepted() {
        return accepted.total();
    }

    long rejected() {
        return rejected.total();
    }

    double perSecond() {
        return accepted.perSecond();
    }
}
