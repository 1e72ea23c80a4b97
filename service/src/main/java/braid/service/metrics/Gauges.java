package braid.service.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Metrics whose values a layer knows already: they are looked at when they are scraped, and cost nothing until then. What is not known
 * is left out; it is never 0.
 */
public final class Gauges {
    private final Map<String, GaugeSnapshot.Builder> gauges = new LinkedHashMap<>();
    private final Map<String, CounterSnapshot.Builder> counters = new LinkedHashMap<>();

    private Gauges() {}

    /** Has {@code look} tell the values at each scrape. It must not block. */
    public static void register(Metrics metrics, Consumer<Gauges> look) {
        metrics.registry().register((MultiCollector) () -> {
            Gauges seen = new Gauges();
            look.accept(seen);
            List<MetricSnapshot> all = new ArrayList<>();
            seen.counters.values().forEach(counter -> all.add(counter.build()));
            seen.gauges.values().forEach(gauge -> all.add(gauge.build()));
            return new MetricSnapshots(all);
        });
    }

    /**
     * One value of a gauge.
     *
     * @param labels names and values in turn
     */
    public void gauge(String name, String help, double value, String... labels) {
        gauges.computeIfAbsent(name, key -> GaugeSnapshot.builder().name(name).help(help))
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(value)
                        .labels(Labels.of(labels))
                        .build());
    }

    /**
     * One value of a count that only grows; {@code _total} is put behind the name.
     *
     * @param labels names and values in turn
     */
    public void counter(String name, String help, double value, String... labels) {
        counters.computeIfAbsent(
                        name, key -> CounterSnapshot.builder().name(name).help(help))
                .dataPoint(CounterDataPointSnapshot.builder()
                        .value(value)
                        .labels(Labels.of(labels))
                        .build());
    }
}
