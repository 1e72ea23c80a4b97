package braid.kappa;

import braid.core.view.View;
import braid.kappa.outlet.Outlet;
import braid.kappa.outlet.VisibleOffsets;
import braid.kappa.settings.KappaSettings;
import braid.kappa.topology.InstanceCounters;
import braid.service.OwnProcess;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.KafkaStreams;

/** What an instance says of itself. */
final class KappaStatus {
    private final KappaSettings settings;
    private final KafkaStreams streams;
    private final Outlet outlet;
    private final VisibleOffsets visible;
    private final InstanceCounters counters;

    KappaStatus(
            KappaSettings settings,
            KafkaStreams streams,
            Outlet outlet,
            VisibleOffsets visible,
            InstanceCounters counters,
            Metrics metrics) {
        this.settings = settings;
        this.streams = streams;
        this.outlet = outlet;
        this.visible = visible;
        this.counters = counters;
        Gauges.register(metrics, this::tell);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", "kappa");
        String reason = reason();
        map.put("status", reason == null ? "UP" : "DOWN");
        OwnProcess.describe(map);
        if (reason != null) {
            map.put("reason", reason);
        }
        map.put("application_id", settings.applicationId());
        map.put("generation", settings.generation());
        map.put("store", settings.store().word());
        map.put("processing_guarantee", settings.guarantee());
        map.put("grace_hours", settings.grace().toHours());
        map.put("events_total", counters.events());
        map.put("quarantined_total", counters.recordsQuarantined());
        map.put("duplicates_dropped", counters.duplicates());
        if (knowsLate()) {
            map.put("late_dropped", sum(counters::late));
        }
        map.put("counted_twice", sum(counters::countedTwice));
        map.put("before_1970_dropped", counters.eventsBeforeEpoch());
        map.put("views", views());
        visible.reach().describe(map);
        return map;
    }

    private String reason() {
        KafkaStreams.State state = streams.state();
        if (!state.isRunningOrRebalancing()) {
            return "Kafka Streams is " + state;
        }
        return outlet.problem();
    }

    /** Counts since the job began stand in its state: they are known when all of that has been restored. */
    private boolean knowsLate() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    private List<Map<String, Object>> views() {
        List<Map<String, Object>> list = new ArrayList<>();
        for (View view : settings.pipeline().views()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("view", view.name());
            if (knowsLate()) {
                one.put("late_dropped", counters.late(view));
            }
            one.put("counted_twice", counters.countedTwice(view));
            list.add(one);
        }
        return list;
    }

    private long sum(ToLongFunction<View> count) {
        return settings.pipeline().views().stream().mapToLong(count).sum();
    }

    private void tell(Gauges seen) {
        seen.counter("braid_kappa_events", "Events read from the log by this instance.", counters.events());
        seen.counter(
                "braid_kappa_quarantined",
                "Records that are no events and were put in quarantine by this instance.",
                counters.recordsQuarantined());
        seen.counter("braid_kappa_duplicates", "Redelivered events that did not pass.", counters.duplicates());
        if (knowsLate()) {
            seen.counter(
                    "braid_kappa_late",
                    "Events dropped because they came after their window's grace, since the job began.",
                    sum(counters::late));
        }
        seen.counter(
                "braid_kappa_counted_twice",
                "Events that went into a group again after a crash.",
                sum(counters::countedTwice));
        visible.reach().tell(seen, "kappa");
    }
}
