package braid.serving.rest;

import braid.answer.rows.column.InstantText;
import braid.core.boundary.PublishedCut;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.service.OwnProcess;
import braid.stores.Stores;
import braid.stores.health.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the service is. DOWN (503) until every store has answered once; after that it is UP, and a store that has gone since is named:
 * the service itself needs no restart. What only a store knows that does not answer is {@code null}.
 */
@RestController
class StatusController {
    private final Pipeline pipeline;
    private final Stores stores;
    private final Queries queries;

    StatusController(Pipeline pipeline, Stores stores, Queries queries) {
        this.pipeline = pipeline;
        this.stores = stores;
        this.queries = queries;
    }

    @GetMapping("/status")
    ResponseEntity<Map<String, Object>> status() {
        Map<String, Health> health = stores.health();
        boolean up = health.values().stream().allMatch(Health::wasUp);
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("status", up ? "UP" : "DOWN");
        status.put("service", "serving-layer");
        OwnProcess.describe(status);
        if (!up) {
            status.put("reason", notReached(health));
        }
        status.put("pipeline", pipeline.name());
        status.put(
                "architectures",
                stores.architectures().stream().map(Architecture::word).toList());
        status.put("degraded", health.values().stream().anyMatch(h -> !h.isUp()));
        Map<String, Object> each = new LinkedHashMap<>();
        health.forEach((name, of) -> each.put(name, of.isUp() ? "UP" : "DOWN: " + of.problem()));
        status.put("stores", each);
        Optional<PublishedCut> cut = stores.latestCut();
        Optional<Instant> published = cut.map(PublishedCut::publishedAt);
        status.put("cut", cut.map(PublishedCut::cut).orElse(null));
        status.put(
                "published_at",
                published.map(at -> InstantText.of(at.toEpochMilli())).orElse(null));
        status.put(
                "cut_age_ms",
                published
                        .map(at -> Duration.between(at, Instant.now()).toMillis())
                        .orElse(null));
        status.put("log_end", stores.logSize().orElse(null));
        status.put("queries_total", queries.total());
        return ResponseEntity.status(up ? 200 : 503).body(status);
    }

    /** Which stores have not answered yet, and why. */
    private static String notReached(Map<String, Health> health) {
        return health.entrySet().stream()
                .filter(store -> !store.getValue().wasUp())
                .map(store -> store.getKey() + ": " + store.getValue().problem())
                .collect(Collectors.joining("; "));
    }
}
