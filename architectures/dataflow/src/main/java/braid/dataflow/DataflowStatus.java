package braid.dataflow;

import braid.architectures.reach.CommittedOffsets;
import braid.architectures.reach.QuarantineInterceptor;
import braid.service.OwnProcess;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.beam.sdk.PipelineResult;

/** What the run says of itself. Counts are those of this process since it started the pipeline, or started it again after a failure. */
final class DataflowStatus {
    private final DataflowSettings settings;
    private final String begun;
    private final PipelineResult result;
    private final CommittedOffsets visible;

    DataflowStatus(
            DataflowSettings settings, Path from, PipelineResult result, CommittedOffsets visible, Metrics metrics) {
        this.settings = settings;
        this.begun = from == null ? "the log's start" : from.toString();
        this.result = result;
        this.visible = visible;
        Gauges.register(metrics, this::tell);
    }

    /** The pipeline's state; a cluster that has ended with it answers nothing. */
    static PipelineResult.State state(PipelineResult result) {
        try {
            return result.getState();
        } catch (RuntimeException e) {
            return PipelineResult.State.FAILED;
        }
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", "dataflow");
        PipelineResult.State state = state(result);
        boolean up = state == PipelineResult.State.RUNNING;
        map.put("status", up ? "UP" : "DOWN");
        OwnProcess.describe(map);
        if (!up) {
            map.put("reason", "the Beam pipeline is " + state);
        }
        map.put("generation", settings.generation());
        Map<String, Long> late = LiveCounts.late();
        map.put("accumulation", settings.how().word());
        map.put("early_ms", settings.when().earlyMillis());
        map.put("late_ms", settings.when().lateMillis());
        map.put(
                "lateness_hours",
                settings.all().duration("dataflow.lateness.hours").toHours());
        map.put("begun_from", begun);
        map.put("events_total", LiveCounts.events());
        map.put("quarantined_total", QuarantineInterceptor.quarantined());
        map.put("duplicates_dropped", LiveCounts.duplicates());
        map.put("late_dropped", LiveCounts.sum(late));
        map.put("late_dropped_by_view", late);
        visible.reach().describe(map);
        return map;
    }

    private void tell(Gauges seen) {
        seen.counter("braid_dataflow_events", "Events read from the log by this process.", LiveCounts.events());
        seen.counter(
                "braid_dataflow_quarantined",
                "Records that are no events and were put in quarantine by this process.",
                QuarantineInterceptor.quarantined());
        seen.counter("braid_dataflow_duplicates", "Redelivered events that did not pass.", LiveCounts.duplicates());
        seen.counter(
                "braid_dataflow_late",
                "Events dropped because they came after the allowed lateness of a view's window.",
                LiveCounts.sum(LiveCounts.late()));
        visible.reach().tell(seen, "dataflow");
    }
}
