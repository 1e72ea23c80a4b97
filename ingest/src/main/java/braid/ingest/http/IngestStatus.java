package braid.ingest.http;

import braid.core.type.Column;
import braid.core.view.Source;
import braid.core.view.field.EventField;
import braid.ingest.append.LogHealth;
import braid.service.OwnProcess;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether ingest can append, how much it has, and which sources it takes. */
@RestController
final class IngestStatus {
    private final LogHealth health;
    private final Counters counters;
    private final Sources sources;

    IngestStatus(LogHealth health, Counters counters, Sources sources) {
        this.health = health;
        this.counters = counters;
        this.sources = sources;
    }

    @GetMapping("/status")
    ResponseEntity<Map<String, Object>> status() {
        String trouble = health.trouble();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", trouble == null ? "UP" : "DOWN");
        body.put("service", "ingest");
        OwnProcess.describe(body);
        if (trouble != null) {
            body.put("detail", trouble);
        }
        body.put("accepted_total", counters.accepted());
        body.put("rejected_total", counters.rejected());
        body.put("events_per_second", counters.perSecond());
        return ResponseEntity.status(trouble == null ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .body(body);
    }

    @GetMapping("/api/v1/sources")
    Map<String, Object> sources() {
        List<Map<String, Object>> listed =
                sources.byName().values().stream().map(d -> shown(d.source())).toList();
        return Map.of("sources", listed);
    }

    private Map<String, Object> shown(Source source) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", source.name());
        shown.put("topic_id", health.topicId(source));
        List<Map<String, Object>> columns = new ArrayList<>();
        for (int i = 0; i < source.columns().size(); i++) {
            columns.add(shown(source.columns().get(i), source.fields().columns().get(i)));
        }
        shown.put("columns", columns);
        shown.put("primary_key", source.primaryKey());
        shown.put("unknown", source.fields().ignoreUnknown() ? "ignore" : "reject");
        return shown;
    }

    private static Map<String, Object> shown(Column column, EventField field) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("name", column.name());
        shown.put("field", field.name());
        shown.put("parts", field.isJoined() ? field.parts() : null);
        shown.put("format", field.asText() ? "JSON" : field.pattern());
        shown.put("type", column.type().toString());
        shown.put("nullable", column.nullable());
        return shown;
    }
}
