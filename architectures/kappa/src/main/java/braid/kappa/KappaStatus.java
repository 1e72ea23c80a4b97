package braid.kappa;

import braid.core.boundary.Partition;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;

/** What an instance says of itself. */
final class KappaStatus {
    private final KappaSettings settings;
    private final KafkaStreams streams;
    private final ResultSink sink;
    private final VisibleOffsets visible;
    private final Counters counters;

    KappaStatus(
            KappaSettings settings,
            KafkaStreams streams,
            ResultSink sink,
            VisibleOffsets visible,
            Counters counters,
            Metrics metrics) {
        this.settings = settings;
        this.streams = streams;
        this.sink = sink;
        this.visible = visible;
        this.counters = counters;
        Gauges.register(metrics, this::tell);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", "kappa");
        String reason = reason();
        map.put("status", reason == null ? "UP" : "DOWN");
        map.put("pid", ProcessHandle.current().pid());
        if (reason != null) {
            map.put("reason", reason);
        }
        map.put("application_id", settings.applicationId());
        map.put("generation", settings.generation());
        map.put("processing_guarantee", settings.guarantee());
        map.put("grace_hours", settings.grace().toHours());
        map.put("events_total", counters.events());
        map.put("duplicates_dropped", counters.duplicates());
        map.put("late_dropped", lateDropped());
        map.put("before_1970_dropped", counters.eventsBeforeEpoch());
        map.put("lag_events", visible.lag());
        map.put("partitions", partitions());
        return map;
    }

    private List<Map<String, Object>> partitions() {
        Map<Partition, Long> reached = visible.visible();
        List<Map<String, Object>> list = new ArrayList<>();
        visible.ends().forEach((partition, end) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("source", partition.source());
            one.put("partition", partition.number());
            one.put("next", reached.getOrDefault(partition, 0L));
            one.put("lag", Math.max(0, end - reached.getOrDefault(partition, 0L)));
            list.add(one);
        });
        return list;
    }

    private String reason() {
        KafkaStreams.State state = streams.state();
        if (!state.isRunningOrRebalancing()) {
            return "Kafka Streams is " + state;
        }
        return sink.problem();
    }

    /** Events of all views that came after their window's grace, as Kafka Streams counts them. */
    private long lateDropped() {
        double sum = 0;
        for (Metric metric : streams.metrics().values()) {
            if (metric.metricName().name().equals("dropped-records-total")
                    && metric.metricValue() instanceof Double value
                    && !value.isNaN()) {
                sum += value;
            }
        }
        return Math.round(sum);
    }

    private void tell(Gauges seen) {
        seen.counter("braid_kappa_events", "Events read from the log by this instance.", counters.events());
        seen.counter("braid_kappa_duplicates", "Redelivered events that did not pass.", counters.duplicates());
        seen.counter("braid_kappa_late", "Events dropped because they came after their window's grace.", lateDropped());
        seen.gauge("braid_kappa_lag_events", "Events of the log that may not be visible yet.", visible.lag());
    }
}
