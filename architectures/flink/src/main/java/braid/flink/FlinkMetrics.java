package braid.flink;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Holds on to the counters that Flink's operators keep in this process. */
public final class FlinkMetrics implements MetricReporterFactory {
    private static final Map<Metric, String> COUNTERS = new ConcurrentHashMap<>();

    /** Events that window operators dropped, because the watermark had passed their window's end. */
    static long late() {
        return sum("numLateRecordsDropped", "");
    }

    /** Redelivered events: what went into the deduplication and did not come out. */
    static long duplicates() {
        return sum("numRecordsIn", "Deduplicate") - sum("numRecordsOut", "Deduplicate");
    }

    private static long sum(String metric, String operator) {
        long sum = 0;
        for (Map.Entry<Metric, String> entry : COUNTERS.entrySet()) {
            String name = entry.getValue();
            if (name.startsWith(metric + " ") && name.startsWith(operator, metric.length() + 1)) {
                sum += ((Counter) entry.getKey()).getCount();
            }
        }
        return sum;
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
                // The counts outlive the cluster.
            }

            @Override
            public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
                String operator = group.getAllVariables().get("<operator_name>");
                if (metric instanceof Counter && operator != null) {
                    COUNTERS.put(metric, name + " " + operator);
                }
            }

            @Override
            public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
                // Of an operator that Flink starts again: it counts on from zero.
            }
        };
    }
}
