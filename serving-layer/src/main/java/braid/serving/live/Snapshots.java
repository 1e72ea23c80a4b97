package braid.serving.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes what was seen as a server-sent event. What is not known is {@code null}, never 0, and a layer that is down stays in it. Used by
 * one thread.
 */
final class Snapshots {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String pipeline;
    private final Clock clock;
    private final Map<String, Observed> observed = new HashMap<>();
    private long number;

    Snapshots(String pipeline, Clock clock) {
        this.pipeline = pipeline;
        this.clock = clock;
    }

    /**
     * @param looks each layer and store by name
     * @param log what is known of the log, whatever else is away
     * @param coverage as {@code GET /api/v1/coverage} answers it; {@code null} if it cannot be told
     * @param problem why it cannot
     */
    byte[] event(Map<String, PeerStatus> looks, LogSize log, JsonNode coverage, String problem) {
        Instant now = clock.instant();
        ObjectNode snapshot = JSON.createObjectNode()
                .put("number", ++number)
                .put("at", now.toString())
                .put("pipeline", pipeline);
        ObjectNode layers = snapshot.putObject("layers");
        looks.forEach((name, look) -> layers.set(name, layer(name, look, now)));
        snapshot.putObject("log")
                .put("end", log.end().orElse(null))
                .put("uncut", log.uncut().orElse(null));
        snapshot.set("coverage", coverage);
        snapshot.put("coverage_problem", problem);
        return ("id: " + number + "\nevent: snapshot\ndata: " + text(snapshot) + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode layer(String name, PeerStatus look, Instant now) {
        Observed since = observed.computeIfAbsent(name, key -> new Observed());
        since.note(look.isUp(), started(look), now);
        ObjectNode layer = JSON.createObjectNode()
                .put("up", look.isUp())
                .put("since", since.since().toString())
                .put("since_exact", since.isExact())
                .put("problem", look.problem());
        layer.set("status", look.said());
        return layer;
    }

    private static Instant started(PeerStatus look) {
        String started = look.said() == null ? "" : look.said().path("started").asText();
        return started.isEmpty() ? null : Instant.parse(started);
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
