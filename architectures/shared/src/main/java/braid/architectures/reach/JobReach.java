package braid.architectures.reach;

import braid.core.boundary.Partition;
import braid.service.metrics.Gauges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How far a job has come: by partition the first offset that may not be visible, and where the log ended when that was found out. What has
 * not been found out yet, as after a restart, is not known, and is no lag of 0.
 */
public record JobReach(Map<Partition, Long> visible, Map<Partition, Long> ends) {
    /** Nothing is known. */
    public static final JobReach UNKNOWN = new JobReach(Map.of(), Map.of());

    public JobReach {
        visible = Map.copyOf(visible);
        ends = Map.copyOf(ends);
    }

    /** Events of the log that may not be visible yet; empty while that is not known of every partition. */
    public OptionalLong lag() {
        return ends.isEmpty() || !visible.keySet().containsAll(ends.keySet())
                ? OptionalLong.empty()
                : OptionalLong.of(ends.keySet().stream().mapToLong(this::lag).sum());
    }

    private long lag(Partition partition) {
        return Math.max(0, ends.get(partition) - visible.get(partition));
    }

    /** Puts {@code lag_events}, where it is known, and {@code partitions} into a status. */
    public void describe(Map<String, Object> status) {
        lag().ifPresent(lag -> status.put("lag_events", lag));
        status.put("partitions", partitions());
    }

    /** Tells the lag, where it is known, as {@code braid_ENGINE_lag_events}. */
    public void tell(Gauges seen, String engine) {
        lag().ifPresent(lag ->
                seen.gauge("braid_" + engine + "_lag_events", "Events of the log that may not be visible yet.", lag));
    }

    /** Each partition as a status page tells it: {@code next} and {@code lag} are left out where they are not known. */
    List<Map<String, Object>> partitions() {
        List<Map<String, Object>> list = new ArrayList<>();
        new TreeMap<>(ends).forEach((partition, end) -> {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("source", partition.source());
            one.put("partition", partition.number());
            if (visible.containsKey(partition)) {
                one.put("next", visible.get(partition));
                one.put("lag", lag(partition));
            }
            list.add(one);
        });
        return list;
    }
}
