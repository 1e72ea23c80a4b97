package braid.speed.status;

import braid.core.boundary.Partition;
import braid.core.boundary.Progress;
import braid.service.OwnProcess;
import braid.service.metrics.Gauges;
import braid.speed.begin.AssignedPartition;
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
public final class SpeedStatus {
    public static final String CASSANDRA = "cassandra";
    public static final String KAFKA = "kafka";
    public static final String WAREHOUSE = "warehouse";
    private static final String START = "start";

    private static final Logger LOG = LoggerFactory.getLogger(SpeedStatus.class);

    private final Rates events;
    private final Quarantine quarantine;
    /** By what is down, so that two failures at once are both told. */
    private final Map<String, String> problems = new ConcurrentSkipListMap<>(Map.of(START, "starting"));

    private final Map<String, String> waiting = new ConcurrentSkipListMap<>();
    private volatile List<Progressed> partitions = List.of();
    private volatile Map<Partition, Long> lags = Map.of();
    /** {@code null} while not known. */
    private volatile Long lastFlushMillis;

    /** {@code null} while not known. */
    private volatile Long groups;

    private volatile String engine;
    private volatile Long replayed;
    private volatile Long leftOut;

    private record Progressed(Partition partition, Progress progress) {}

    public SpeedStatus(Rates events, Quarantine quarantine) {
        this.events = events;
        this.quarantine = quarantine;
    }

    /** Notes that partitions are folded, or wait for what they say. */
    public void started() {
        problems.remove(START);
    }

    /** Notes that a store takes what it is asked for. */
    public void up(String store) {
        problems.remove(store);
    }

    public void down(String store, String why) {
        problems.put(store, why);
    }

    private String reason() {
        return problems.isEmpty() ? null : String.join("; ", problems.values());
    }

    /** Notes why a partition cannot be begun yet. */
    public void waits(TopicPartition partition, String why) {
        if (!why.equals(waiting.put(partition.toString(), why))) {
            LOG.warn("{} waits: {}", partition, why);
        }
    }

    public boolean isWaiting(TopicPartition partition) {
        return waiting.containsKey(partition.toString());
    }

    /** Notes that a partition does not wait any more: it has begun, or is another instance's. */
    public void began(TopicPartition partition) {
        waiting.remove(partition.toString());
    }

    /** Notes how long the last flush took. */
    public void flushed(long nanos) {
        lastFlushMillis = nanos / 1_000_000;
    }

    /** Notes how far the partitions are durable, and what is folded beyond that. */
    public void reached(Collection<AssignedPartition> assigned) {
        groups = assigned.isEmpty()
                ? null
                : Long.valueOf(
                        assigned.stream().mapToLong(one -> one.fold().size()).sum());
        partitions = assigned.stream()
                .map(one -> new Progressed(one.partition(), one.writer().durable()))
                .toList();
    }

    /** Notes which engine reads the log; without a word it is the layer itself. */
    public void engine(String name) {
        engine = name;
    }

    /**
     * Notes how far an engine's partitions are durable.
     *
     * @param replayed offsets that it gave though they were folded already
     * @param leftOut offsets that it did not give
     */
    public void reached(Map<Partition, Progress> durable, long replayed, long leftOut) {
        partitions = durable.entrySet().stream()
                .map(one -> new Progressed(one.getKey(), one.getValue()))
                .toList();
        this.replayed = replayed;
        this.leftOut = leftOut;
    }

    /** Notes what has not been read yet, of the partitions of which that is known. */
    public void lags(Map<Partition, Long> current) {
        lags = current;
    }

    /** Tells all of it to Prometheus. */
    void tell(Gauges seen) {
        seen.gauge("braid_speed_up", "1 when events can be folded and written.", problems.isEmpty() ? 1 : 0);
        seen.counter("braid_speed_events", "Events folded.", events.total());
        Long held = groups;
        if (held != null) {
            seen.gauge("braid_speed_memory_groups", "Groups that are folded and not flushed yet.", held);
        }
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
            if (lag != null) {
                seen.gauge("braid_speed_lag_events", "Events in the log that were not read yet.", lag, labels);
            }
        }
    }

    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        String reason = reason();
        map.put("service", "speed-layer");
        map.put("status", reason == null ? "UP" : "DOWN");
        OwnProcess.describe(map);
        if (reason != null) {
            map.put("reason", reason);
        }
        if (!waiting.isEmpty()) {
            map.put("waiting", Map.copyOf(waiting));
        }
        if (engine != null) {
            map.put("engine", engine);
        }
        map.put("events_total", events.total());
        map.put("events_per_second", Math.round(events.perSecond()));
        map.put(
                "quarantined_total",
                quarantine.counts().values().stream().mapToLong(Long::longValue).sum());
        putKnown(map, "groups_in_memory", groups);
        putKnown(map, "last_flush_ms", lastFlushMillis);
        putKnown(map, "replayed_total", replayed);
        putKnown(map, "left_out_total", leftOut);
        List<Map<String, Object>> list = new ArrayList<>();
        for (Progressed one : partitions) {
            Map<String, Object> partition = new LinkedHashMap<>();
            partition.put("source", one.partition().source());
            partition.put("partition", one.partition().number());
            partition.put("segment", one.progress().segment());
            partition.put("first", one.progress().first());
            partition.put("next", one.progress().next());
            putKnown(partition, "lag", lags.get(one.partition()));
            list.add(partition);
        }
        map.put("partitions", list);
        return map;
    }

    private static void putKnown(Map<String, Object> map, String field, Long value) {
        if (value != null) {
            map.put(field, value);
        }
    }
}
