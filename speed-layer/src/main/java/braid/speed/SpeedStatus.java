package braid.speed;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.service.metrics.Gauges;
import braid.storage.quarantine.Quarantine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the instance says of itself. Written by its one thread, read by the endpoint's. */
final class SpeedStatus {
    private static final Logger LOG = LoggerFactory.getLogger(SpeedStatus.class);

    private final Rates events;
    private final Quarantine quarantine;
    private final Map<String, String> waiting = new ConcurrentSkipListMap<>();
    private volatile String reason = "starting";
    private volatile List<Progressed> partitions = List.of();
    private volatile Map<Partition, Long> lags = Map.of();
    private volatile long lastFlushMillis;
    private volatile long rows;

    private record Progressed(Partition partition, Progress progress) {}

    SpeedStatus(Rates events, Quarantine quarantine) {
        this.events = events;
        this.quarantine = quarantine;
    }

    void up() {
        reason = null;
    }

    void down(String why) {
        reason = why;
    }

    /** Notes why a partition cannot be begun yet. */
    void waits(TopicPartition partition, String why) {
        if (!why.equals(waiting.put(partition.toString(), why))) {
            LOG.warn("{} waits: {}", partition, why);
        }
    }

    /** Notes that a partition does not wait any more: it has begun, or is another instance's. */
    void began(TopicPartition partition) {
        waiting.remove(partition.toString());
    }

    void flushed(long tookNanos, Collection<PartitionFold> folds) {
        lastFlushMillis = tookNanos / 1_000_000;
        rows = folds.stream().mapToLong(PartitionFold::size).sum();
        partitions = folds.stream()
                .map(fold -> new Progressed(fold.partition(), fold.progress()))
                .toList();
    }

    void lags(Map<Partition, Long> current) {
        lags = current;
    }

    /** Tells all of it to Prometheus. */
    void tell(Gauges seen) {
        seen.gauge("braid_speed_up", "1 when events can be folded and written.", reason == null ? 1 : 0);
        seen.counter(
                "braid_speed_events", "Events folded, those folded again after a restart included.", events.total());
        seen.gauge("braid_speed_memory_rows", "Rows of the open segments that are held in memory.", rows);
        quarantine
                .counts()
                .forEach((partition, count) -> seen.counter(
                        "braid_speed_quarantined",
                        "Records that are no events and were put in quarantine by this process.",
                        count,
                        "source",
                        partition.source(),
                        "partition",
                        String.valueOf(partition.number())));
        seen.gauge("braid_speed_waiting_partitions", "Partitions that cannot be begun yet.", waiting.size());
        for (Progressed one : partitions) {
            String[] labels = {
                "source",
                one.partition().source(),
                "partition",
                String.valueOf(one.partition().number())
            };
            seen.gauge(
                    "braid_speed_segment",
                    "The segment that is folded.",
                    one.progress().segment(),
                    labels);
            seen.gauge(
                    "braid_speed_next_offset",
                    "First offset that is not durable.",
                    one.progress().next(),
                    labels);
            Long lag = lags.get(one.partition());
            if (lag != null && lag >= 0) {
                seen.gauge("braid_speed_lag_events", "Events in the log that were not read yet.", lag, labels);
            }
        }
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("service", "speed-layer");
        map.put("status", reason == null ? "UP" : "DOWN");
        map.put("pid", ProcessHandle.current().pid());
        if (reason != null) {
            map.put("reason", reason);
        }
        if (!waiting.isEmpty()) {
            map.put("waiting", Map.copyOf(waiting));
        }
        map.put("events_total", events.total());
        map.put("events_per_second", Math.round(events.perSecond()));
        map.put(
                "quarantined_total",
                quarantine.counts().values().stream().mapToLong(Long::longValue).sum());
        map.put("rows_in_memory", rows);
        map.put("last_flush_ms", lastFlushMillis);
        List<Map<String, Object>> list = new ArrayList<>();
        for (Progressed one : partitions) {
            Map<String, Object> partition = new LinkedHashMap<>();
            partition.put("source", one.partition().source());
            partition.put("partition", one.partition().number());
            partition.put("segment", one.progress().segment());
            partition.put("first", one.progress().first());
            partition.put("next", one.progress().next());
            Long lag = lags.get(one.partition());
            if (lag != null && lag >= 0) {
                partition.put("lag", lag);
            }
            list.add(partition);
        }
        map.put("partitions", list);
        return map;
    }
}
