package braid.serving.metrics;

import braid.core.boundary.Coverage;
import braid.core.boundary.Partition;
import braid.core.boundary.PartitionCoverage;
import braid.core.boundary.Progress;
import braid.core.boundary.PublishedCut;
import braid.service.metrics.Gauges;
import braid.stores.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Tells what an answer would cover now, from what the stores said a moment ago: a scrape reads no store. */
final class CoverageGauges {
    private final String pipeline;
    private final Stores stores;
    private final Clock clock;

    CoverageGauges(String pipeline, Stores stores, Clock clock) {
        this.pipeline = pipeline;
        this.stores = stores;
        this.clock = clock;
    }

    void tell(Gauges seen) {
        stores.health()
                .forEach((store, health) -> seen.gauge(
                        "braid_serving_store_up",
                        "1 when the store answered when it was last asked.",
                        health.isUp() ? 1 : 0,
                        "store",
                        store));
        Optional<PublishedCut> cut = stores.latestCut();
        cut.ifPresent(known -> tell(known, seen));
        Optional<Map<Partition, Long>> ends = stores.logEnds().ends();
        ends.ifPresent(known -> known.forEach((partition, end) ->
                seen.gauge("braid_serving_log_end_offset", "Where the log ends.", end, labels(partition))));
        cut.ifPresent(known -> ends.ifPresent(log -> log.keySet()
                .forEach(partition -> seen.gauge(
                        "braid_serving_batch_offset",
                        "Offset up to which batch covers.",
                        known.boundary().offset(partition),
                        labels(partition)))));
        // While one of the three does not say how far it is, nobody knows how much is missing.
        Optional<Map<Partition, Progress>> progress = stores.latestProgress();
        if (cut.isPresent() && ends.isPresent() && progress.isPresent()) {
            tell(coverage(cut.get(), progress.get(), ends.get()), seen);
        }
    }

    private void tell(PublishedCut cut, Gauges seen) {
        seen.gauge("braid_serving_published_cut", "Number of the cut that answers are based on.", cut.cut());
        if (cut.publishedAt() != null) {
            Duration age = Duration.between(cut.publishedAt(), clock.instant());
            seen.gauge("braid_serving_cut_age_seconds", "Time since that cut was published.", age.toMillis() / 1e3);
        }
    }

    private static String[] labels(Partition partition) {
        return new String[] {"source", partition.source(), "partition", String.valueOf(partition.number())};
    }

    private Coverage coverage(PublishedCut cut, Map<Partition, Progress> progress, Map<Partition, Long> ends) {
        List<PartitionCoverage> partitions = new ArrayList<>();
        for (Partition partition : new TreeSet<>(ends.keySet())) {
            long batchTo = cut.boundary().offset(partition);
            Progress reached = progress.get(partition);
            long speedTo = reached == null ? batchTo : Math.max(batchTo, reached.next());
            partitions.add(new PartitionCoverage(
                    partition,
                    batchTo,
                    speedTo,
                    Math.max(speedTo, ends.get(partition)),
                    stores.logEnds().endedBy(partition, speedTo).orElse(null),
                    stores.logEnds().quarantined(partition, Long.MAX_VALUE)));
        }
        return new Coverage(pipeline, cut.cut(), cut.publishedAt(), clock.instant(), true, partitions);
    }

    private static void tell(Coverage coverage, Gauges seen) {
        for (PartitionCoverage of : coverage.partitions()) {
            String[] labels = labels(of.partition());
            seen.gauge("braid_serving_speed_offset", "Offset up to which speed covers.", of.speedTo(), labels);
            of.quarantined()
                    .ifPresent(waiting -> seen.gauge(
                            "braid_serving_quarantined",
                            "Records of the log that are no events and wait in quarantine.",
                            waiting,
                            labels));
            seen.gauge("braid_serving_lag_events", "Events that no answer shows yet.", of.lag(), labels);
        }
        // An age that nobody knows is not told.
        coverage.freshness()
                .ifPresent(age -> seen.gauge(
                        "braid_serving_freshness_seconds",
                        "How old an answer is: 0 when it shows the whole log, else the age of the first event that it does not show.",
                        age.toMillis() / 1e3));
    }
}
