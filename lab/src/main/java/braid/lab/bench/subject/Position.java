package braid.lab.bench.subject;

import braid.launcher.member.Component;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An offset of each partition of the log, as the serving layer's coverage tells it; partitions are called {@code clicks:0}.
 *
 * @param offsets exclusive ends
 */
public record Position(Map<String, Long> offsets) {
    /** Where the log ends; empty while the serving layer does not answer. */
    public static Optional<Position> end(Measured measured) {
        return of(measured, "log_end");
    }

    /** How far the speed layer's rows are durable; empty while the serving layer does not answer. */
    public static Optional<Position> durable(Measured measured) {
        return of(measured, "speed_to");
    }

    private static Optional<Position> of(Measured measured, String field) {
        return measured.api(Component.SERVING).glance("/api/v1/coverage").flatMap(coverage -> of(coverage, field));
    }

    static Optional<Position> of(JsonNode coverage, String field) {
        Map<String, Long> offsets = new TreeMap<>();
        for (JsonNode source : coverage.path("sources")) {
            for (JsonNode partition : source.path("partitions")) {
                if (!partition.path(field).isNumber()) {
                    return Optional.empty();
                }
                String name = source.path("source").asText() + ":"
                        + partition.path("partition").asInt();
                offsets.put(name, partition.path(field).asLong());
            }
        }
        return offsets.isEmpty() ? Optional.empty() : Optional.of(new Position(offsets));
    }

    /** Records from the other position to this one. */
    public long since(Position earlier) {
        return offsets.entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - earlier.offsets.getOrDefault(entry.getKey(), 0L)))
                .sum();
    }
}
