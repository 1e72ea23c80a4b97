package braid.cli.demo;

import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the demo looks at: one view, its keys, and a measure that counts. */
record Subject(String view, List<String> keys, String measure) {
    /** The first view that has a key and a whole-number measure; {@code views} as the serving layer lists them. */
    static Subject choose(JsonNode views) {
        for (JsonNode view : views.path("views")) {
            for (JsonNode measure : view.path("measures")) {
                if (measure.path("type").asText().equals("BIGINT")
                        && !view.path("keys").isEmpty()) {
                    List<String> keys = new ArrayList<>();
                    view.path("keys").forEach(key -> keys.add(key.path("name").asText()));
                    return new Subject(
                            view.path("name").asText(),
                            keys,
                            measure.path("name").asText());
                }
            }
        }
        throw new Failure("No view of this pipeline has a key and a count, so there is nothing for the demo to draw.");
    }

    String rowsPath(int limit) {
        return "/api/v1/views/" + view + "/rows?every=all&explain=true&order=-" + measure + "&limit=" + limit;
    }
}
