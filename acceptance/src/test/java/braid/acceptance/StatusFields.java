package braid.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every field of each service's status, and the stores without which nobody knows it: then it is {@code null} or left out, and never 0 or what
 * it was before. A field that is not in the table is a mistake of the table.
 */
final class StatusFields {
    private static final Set<String> ALWAYS = Set.of();
    private static final Set<String> KAFKA = Set.of("kafka");
    private static final Set<String> WAREHOUSE = Set.of("warehouse");

    /** Of which a service may have nothing to say although all stores are there. */
    private static final Set<String> AT_TIMES = Set.of(
            "published_at",
            "cut_age_ms",
            "groups_in_memory",
            "last_flush_ms",
            "waiting",
            "next_run",
            "last_run",
            "spark");

    private static final Map<String, Set<String>> OF_A_JOB = fields(
            // Who does not reach the log does not say which partitions it has.
            Map.of("lag_events", KAFKA, "partitions.next", KAFKA, "partitions.lag", KAFKA),
            "generation",
            "events_total",
            "quarantined_total",
            "duplicates_dropped",
            "late_dropped",
            "partitions",
            "partitions.source",
            "partitions.partition");

    private static final Map<String, Map<String, Set<String>>> TABLE = Map.of(
            "kappa",
            fields(
                    OF_A_JOB,
                    "application_id",
                    "store",
                    "processing_guarantee",
                    "grace_hours",
                    "counted_twice",
                    "before_1970_dropped",
                    "views",
                    "views.view",
                    "views.late_dropped",
                    "views.counted_twice"),
            "flink",
            fields(OF_A_JOB, "emit", "begun_from", "before_1970_dropped"),
            "dataflow",
            fields(
                    OF_A_JOB,
                    "accumulation",
                    "early_ms",
                    "late_ms",
                    "lateness_hours",
                    "begun_from",
                    "late_dropped_by_view"),
            "ingest",
            fields(Map.of(), "accepted_total", "rejected_total", "events_per_second"),
            "speed-layer",
            fields(
                    // Of a partition that is not read the lag is not known: reading stops with either store.
                    Map.of("partitions.lag", Set.of("kafka", "cassandra")),
                    "events_total",
                    "events_per_second",
                    "quarantined_total",
                    "groups_in_memory",
                    "last_flush_ms",
                    "waiting",
                    "partitions",
                    "partitions.source",
                    "partitions.partition",
                    "partitions.segment",
                    "partitions.first",
                    "partitions.next"),
            "batch-layer",
            fields(Map.of(), "pipeline", "state", "every_seconds", "next_run", "last_run", "spark"),
            "serving-layer",
            fields(
                    Map.of("cut", WAREHOUSE, "published_at", WAREHOUSE, "cut_age_ms", WAREHOUSE, "log_end", KAFKA),
                    "pipeline",
                    "architectures",
                    "degraded",
                    "stores",
                    "queries_total"));

    /** Without which a service says that it is down, and why; others go on and wait for their stores. */
    private static final Map<String, Set<String>> NEEDED =
            Map.of("ingest", KAFKA, "speed-layer", Set.of("kafka", "cassandra"));

    private StatusFields() {}

    private static Map<String, Set<String>> fields(Map<String, Set<String>> ofStores, String... always) {
        Map<String, Set<String>> fields = new LinkedHashMap<>(ofStores);
        for (String field : always) {
            fields.put(field, ALWAYS);
        }
        for (String field : new String[] {"service", "status", "pid", "started"}) {
            fields.put(field, ALWAYS);
        }
        return fields;
    }

    /**
     * Holds a status against the table.
     *
     * @param away the stores that are down, and have been for so long that the service has noticed
     */
    static void check(JsonNode status, Set<String> away) {
        String service = status.path("service").asText();
        Map<String, Set<String>> table = TABLE.get(service);
        assertThat(table).as("%s", status).isNotNull();
        boolean isDown = NEEDED.getOrDefault(service, ALWAYS).stream().anyMatch(away::contains);
        assertThat(status.path("status").asText()).as("%s", status).isEqualTo(isDown ? "DOWN" : "UP");
        String reason = status.path("reason").asText(status.path("detail").asText(""));
        assertThat(reason.isEmpty()).as("a reason in %s", status).isEqualTo(!isDown);
        status.fieldNames().forEachRemaining(field -> assertThat(
                        table.containsKey(field) || field.equals("reason") || field.equals("detail"))
                .as("%s of %s has its place in the table", field, service)
                .isTrue());
        table.forEach((field, stores) -> {
            boolean isKnown = stores.stream().noneMatch(away::contains);
            String[] path = field.split("\\.");
            for (JsonNode holder : path.length == 1 ? List.of(status) : status.path(path[0])) {
                JsonNode value = holder.path(path[path.length - 1]);
                boolean isSaid = !value.isMissingNode() && !value.isNull();
                if (!isKnown || !AT_TIMES.contains(field)) {
                    assertThat(isSaid)
                            .as("%s is said by %s without %s: %s", field, service, away, status)
                            .isEqualTo(isKnown);
                }
            }
        });
    }
}
