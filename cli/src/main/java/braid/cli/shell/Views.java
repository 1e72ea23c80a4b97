package braid.cli.shell;

import braid.launcher.client.Api;
import braid.terminal.Table;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The views that the serving layer answers about, as {@code \d} shows them and as they are completed. */
final class Views {
    private final List<JsonNode> views = new ArrayList<>();

    private Views(JsonNode answer) {
        answer.path("views").forEach(views::add);
    }

    static Views of(Api serving) {
        return new Views(serving.get("/api/v1/views"));
    }

    List<String> names() {
        return views.stream().map(view -> view.path("name").asText()).toList();
    }

    /** The columns of all views, each once. */
    List<String> columns() {
        List<String> columns = new ArrayList<>();
        views.forEach(view -> view.path("columns").forEach(column -> columns.add(column.asText())));
        return columns.stream().distinct().toList();
    }

    Table all() {
        Table table = new Table("view", "source", "window", "keys", "measures");
        for (JsonNode view : views) {
            table.row(
                    view.path("name").asText(),
                    view.path("source").asText(),
                    view.path("window").asText("all time"),
                    names(view.path("keys")),
                    names(view.path("measures")));
        }
        return table;
    }

    Table columnsOf(String name) {
        JsonNode view = views.stream()
                .filter(v -> v.path("name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "There is no view '" + name + "'. The views are " + String.join(", ", names()) + "."));
        Table table = new Table("column", "type", "is");
        for (JsonNode column : view.path("columns")) {
            JsonNode key = named(view.path("keys"), column.asText());
            JsonNode measure = named(view.path("measures"), column.asText());
            table.row(
                    column.asText(),
                    key.path("type").asText(measure.path("type").asText("TIMESTAMP(3)")),
                    key.isObject() ? "key" : measure.path("kind").asText("window"));
        }
        return table;
    }

    private static JsonNode named(JsonNode list, String name) {
        for (JsonNode each : list) {
            if (each.path("name").asText().equals(name)) {
                return each;
            }
        }
        return Api.JSON.missingNode();
    }

    private static String names(JsonNode list) {
        List<String> names = new ArrayList<>();
        list.forEach(each -> names.add(each.path("name").asText()));
        return String.join(", ", names);
    }
}
