package braid.flink;

import braid.architectures.reach.CommittedOffsets;
import braid.architectures.reach.QuarantineInterceptor;
import braid.flink.table.EventSchema;
import braid.service.OwnProcess;
import braid.service.metrics.Gauges;
import braid.service.metrics.Metrics;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;

/** What the job says of itself. Counts are those of this process since it started. */
final class FlinkStatus {
    private static final long PATIENCE_MS = 500;

    private final FlinkSettings settings;
    private final String begun;
    private final JobClient job;
    private final CommittedOffsets visible;

    FlinkStatus(
            FlinkSettings settings, SavedState.Start start, JobClient job, CommittedOffsets visible, Metrics metrics) {
        this.settings = settings;
        this.begun = start == null ? "the log's start" : start.path();
        this.job = job;
        this.visible = visible;
        Gauges.register(metrics, this::tell);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", "flink");
        String state = state();
        boolean up = state.equals(JobStatus.RUNNING.name());
        map.put("status", up ? "UP" : "DOWN");
        OwnProcess.describe(map);
        if (!up) {
            map.put("reason", "the Flink job is " + state);
        }
        map.put("generation", settings.generation());
        map.put("emit", settings.emit().name().toLowerCase(Locale.ROOT));
        map.put("begun_from", begun);
        map.put("events_total", EventSchema.events());
        map.put("quarantined_total", QuarantineInterceptor.quarantined());
        map.put("duplicates_dropped", FlinkMetrics.duplicates());
        map.put("late_dropped", FlinkMetrics.late());
        map.put("before_1970_dropped", EventSchema.before1970());
        visible.reach().describe(map);
        return map;
    }

    /** The job's state; a cluster that has ended with its job answers nothing. */
    private String state() {
        try {
            return job.getJobStatus()
                    .completeOnTimeout(null, PATIENCE_MS, TimeUnit.MILLISECONDS)
                    .thenApply(state -> state == null ? "not answering" : state.name())
                    .join();
        } catch (CompletionException | IllegalStateException e) {
            return "at its end";
        }
    }

    private void tell(Gauges seen) {
        seen.counter("braid_flink_events", "Events read from the log by this process.", EventSchema.events());
        seen.counter(
                "braid_flink_quarantined",
                "Records that are no events and were put in quarantine by this process.",
                QuarantineInterceptor.quarantined());
        seen.counter("braid_flink_duplicates", "Redelivered events that did not pass.", FlinkMetrics.duplicates());
        seen.counter(
                "braid_flink_late", "Events dropped because they came after their window's end.", FlinkMetrics.late());
        visible.reach().tell(seen, "flink");
    }
}
