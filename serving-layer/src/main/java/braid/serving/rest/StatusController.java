package braid.serving.rest;

import braid.core.view.Pipeline;
import braid.service.Architecture;
import braid.serving.rows.Values;
import braid.serving.store.Health;
import braid.serving.store.Stores;
import braid.storage.warehouse.PublishedCut;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How the service is. DOWN (503) until every store has answered once; after that it is UP, and a store that has gone since is named:
 * the service itself needs no restart.
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
        status.put("pid", ProcessHandle.current().pid());
        status.put("pipeline", pipeline.name());
        status.put(
                "architectures",
                stores.architectures().stream().map(Architecture::word).toList());
        status.put("degraded", health.values().stream().anyMatch(h -> !h.isUp()));
        Map<String, Object> each = new LinkedHashMap<>();
        health.forEach((name, of) -> each.put(name, of.isUp() ? "UP" : "DOWN: " + of.problem()));
        status.put("stores", each);
        PublishedCut cut = stores.latestCut();
        status.put("cut", cut.cut());
        status.put(
                "published_at",
                cut.publishedAt() == null ? null : Values.time(cut.publishedAt().toEpochMilli()));
        status.put(
                "cut_age_ms",
                cut.publishedAt() == null
                        ? null
                        : Duration.between(cut.publishedAt(), Instant.now()).toMillis());
        status.put("queries_total", queries.total());
        return ResponseEntity.status(up ? 200 : 503).body(status);
    }
}
