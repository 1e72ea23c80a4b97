package braid.batch.dataset.logged;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Some offsets of one source's log: for each partition {@code [from, to)}.
 *
 * @param topic the topic's name
 */
public record LogRange(String topic, Map<Integer, Long> from, Map<Integer, Long> to) {
    public LogRange {
        from = new TreeMap<>(from);
        to = new TreeMap<>(to);
        if (!from.keySet().equals(to.keySet())) {
            throw new IllegalArgumentException("Partitions " + from.keySet() + " and " + to.keySet() + " differ");
        }
        for (Map.Entry<Integer, Long> entry : from.entrySet()) {
            if (entry.getValue() > to.get(entry.getKey())) {
                throw new IllegalArgumentException("Partition " + entry.getKey() + " of " + topic + " is landed up to "
                        + entry.getValue() + ", which is after the cut at " + to.get(entry.getKey()));
            }
        }
    }

    /** How many offsets there are, markers included. */
    public long size() {
        return to.entrySet().stream()
                .mapToLong(e -> e.getValue() - from.get(e.getKey()))
                .sum();
    }

    /** Whether an offset is one of them. */
    boolean contains(int partition, long offset) {
        return from.containsKey(partition) && offset >= from.get(partition) && offset < to.get(partition);
    }

    /** As Spark's Kafka source takes offsets: {@code {"topic":{"0":12}}}. */
    static String json(String topic, Map<Integer, Long> offsets) {
        return offsets.entrySet().stream()
                .map(e -> "\"" + e.getKey() + "\":" + e.getValue())
                .collect(Collectors.joining(",", "{\"" + topic + "\":{", "}}"));
    }
}
