package braid.dataflow.model;

import java.util.Map;
import java.util.TreeMap;
import org.apache.beam.runners.core.LateDataDroppingDoFnRunner;
import org.apache.beam.sdk.PipelineResult;
import org.apache.beam.sdk.metrics.MetricResult;
import org.apache.beam.sdk.metrics.MetricsFilter;

/** What the workers of a pipeline that has ended have counted, as Beam's metrics. */
public record PipelineCounts(PipelineResult result) {
    /** Of the counters' names. */
    public static final String NAMESPACE = "braid";

    /** The name under which what reads the log counts its events. */
    public static final String EVENTS = "events";

    /** The name under which {@link Once} counts what does not pass. */
    public static final String DUPLICATES = "duplicates";

    /** Events read from the log, redelivered ones included. */
    public long events() {
        return sum(EVENTS);
    }

    /** Redelivered events, which did not pass. */
    long duplicates() {
        return sum(DUPLICATES);
    }

    /** By view, events that came after the allowed lateness of their window. Beam drops and counts them where it groups. */
    Map<String, Long> late() {
        return byView(LateDataDroppingDoFnRunner.DROPPED_DUE_TO_LATENESS);
    }

    /** What the steps of each view have counted under this name. */
    Map<String, Long> byView(String counter) {
        Map<String, Long> counted = new TreeMap<>();
        for (MetricResult<Long> one : counters()) {
            if (one.getName().getName().equals(counter) && one.getAttempted() > 0) {
                String step = one.getKey().stepName();
                int end = step.indexOf('/');
                counted.merge(end < 0 ? step : step.substring(0, end), one.getAttempted(), Long::sum);
            }
        }
        return counted;
    }

    private long sum(String counter) {
        return byView(counter).values().stream().mapToLong(Long::longValue).sum();
    }

    private Iterable<MetricResult<Long>> counters() {
        return result.metrics().queryMetrics(MetricsFilter.builder().build()).getCounters();
    }
}
