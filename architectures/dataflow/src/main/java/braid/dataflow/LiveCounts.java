package braid.dataflow;

import braid.dataflow.model.PipelineCounts;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.beam.runners.core.LateDataDroppingDoFnRunner;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/**
 * What the workers of a running pipeline have counted, since they were started or started again. Beam hands its metrics to the result when
 * a pipeline has ended ({@link PipelineCounts}), and to Flink's reporters while it runs: this is one.
 */
public final class LiveCounts implements MetricReporterFactory {
    private static final Map<Metric, String> COUNTERS = new ConcurrentHashMap<>();

    /** Events read from the log, redelivered ones included. */
    static long events() {
        return sum(byStep(PipelineCounts.EVENTS));
    }

    /** Redelivered events, which did not pass. */
    static long duplicates() {
        return sum(byStep(PipelineCounts.DUPLICATES));
    }

    /** By view, events that came after the allowed lateness of their window. */
    static Map<String, Long> late() {
        return byStep(LateDataDroppingDoFnRunner.DROPPED_DUE_TO_LATENESS);
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** By the first part of the steps' names, what they have counted under this name, where it is something. */
    private static Map<String, Long> byStep(String counter) {
        Map<String, Long> counted = new TreeMap<>();
        COUNTERS.forEach((metric, name) -> {
            long count = ((Counter) metric).getCount();
            if (name.endsWith("." + counter) && count > 0) {
                counted.merge(name.substring(0, name.indexOf('/')), count, Long::sum);
            }
        });
        return counted;
    }

    @Override
    public MetricReporter createMetricReporter(Properties properties) {
        return new MetricReporter() {
            @Override
            public void open(MetricConfig config) {
                // Nothing to connect to.
            }

            @Override
            public void close() {
                COUNTERS.clear();
            }

            @Override
            public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
                String step = group.getAllVariables().get("<operator_name>");
                if (metric instanceof Counter && step != null) {
                    COUNTERS.put(metric, step + "/ " + name);
                }
            }

            @Override
            public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
                COUNTERS.remove(metric);
            }
        };
    }
}
