package braid.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One merged view at one moment: for each key what the batch view and the real-time view contribute to a count, largest first.
 *
 * @param complete true when {@code rows} are all keys, so that their total is the view's
 */
record Frame(List<Row> rows, boolean complete, JsonNode coverage, JsonNode ingest, JsonNode batch, Duration elapsed) {
    /** One key; {@code batch + speed} is the merged value. */
    record Row(String key, long batch, long speed) {
        long merged() {
            return batch + speed;
        }
    }

    static List<Row> rows(JsonNode answer, Subject subject) {
        List<Row> rows = new ArrayList<>();
        for (JsonNode row : answer.path("rows")) {
            List<String> key = new ArrayList<>();
            subject.keys().forEach(column -> key.add(row.path(column).asText()));
            JsonNode parts = row.path("parts");
            rows.add(new Row(
                    String.join(" ", key),
                    parts.path("batch").path(subject.measure()).asLong(),
                    parts.path("speed").path(subject.measure()).asLong()));
        }
        return rows;
    }

    Row total() {
        return new Row(
                complete ? "all" : "top " + rows.size(),
                rows.stream().mapToLong(Row::batch).sum(),
                rows.stream().mapToLong(Row::speed).sum());
    }
}
