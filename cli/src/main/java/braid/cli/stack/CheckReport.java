package braid.cli.stack;

import braid.core.type.Column;
import braid.core.view.Key;
import braid.core.view.Measure;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.launcher.client.Api;
import braid.launcher.pipeline.CheckedPipeline;
import braid.launcher.start.Needs;
import braid.terminal.Human;
import braid.terminal.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/** What a correct pipeline file holds, for people and as JSON. */
record CheckReport(CheckedPipeline checked, Needs needs) {
    String text() {
        Pipeline pipeline = checked.pipeline();
        return checked.file() + " is right: " + counted(pipeline.sources().size(), "source") + ", "
                + counted(pipeline.views().size(), "view") + ".\n\n" + sources().toText() + "\n" + views().toText()
                + "\n"
                + needs.text() + "\n";
    }

    private static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }

    private Table sources() {
        Table table = new Table("source", "#columns", "counts once by", "read by");
        for (Source source : checked.pipeline().sources()) {
            List<View> readers = checked.pipeline().viewsOf(source);
            table.row(
                    source.name(),
                    source.columns().size(),
                    source.hasPrimaryKey() ? String.join(", ", source.primaryKey()) : "(each event counts)",
                    readers.isEmpty()
                            ? "(no view)"
                            : readers.stream().map(View::name).collect(Collectors.joining(", ")));
        }
        return table;
    }

    /** One row for each view. */
    Table views() {
        Table table = new Table("view", "source", "windows", "keys", "measures");
        for (View view : checked.pipeline().views()) {
            table.row(
                    view.name(),
                    view.source().name(),
                    view.window().visible()
                            ? Human.span(view.window().size()) + " of "
                                    + view.window().timeColumn()
                            : "(none)",
                    view.keys().stream().map(Key::name).collect(Collectors.joining(", ")),
                    view.measures().stream().map(Measure::name).collect(Collectors.joining(", ")));
        }
        return table;
    }

    ObjectNode json() {
        ObjectNode json = Api.JSON
                .createObjectNode()
                .put("file", checked.file().toString())
                .put("correct", true)
                .put("pipeline", checked.pipeline().name());
        ArrayNode sources = json.putArray("sources");
        checked.pipeline().sources().forEach(source -> add(sources.addObject(), source));
        ArrayNode views = json.putArray("views");
        checked.pipeline().views().forEach(view -> add(views.addObject(), view));
        json.set("takes", needs.json());
        return json;
    }

    private static void add(ObjectNode node, Source source) {
        node.put("name", source.name());
        ArrayNode columns = node.putArray("columns");
        for (Column column : source.columns()) {
            columns.addObject()
                    .put("name", column.name())
                    .put("type", column.type().toString())
                    .put("nullable", column.nullable());
        }
        ArrayNode key = node.putArray("primary_key");
        source.primaryKey().forEach(key::add);
    }

    private static void add(ObjectNode node, View view) {
        node.put("name", view.name()).put("source", view.source().name()).put("version", view.version());
        if (view.window().visible()) {
            node.put("window_seconds", view.window().size().toSeconds())
                    .put("time_column", view.window().timeColumn());
        }
        ArrayNode keys = node.putArray("keys");
        view.keys().forEach(key -> keys.addObject()
                .put("name", key.name())
                .put("type", key.type().toString())
                .put("nullable", key.nullable()));
        ArrayNode measures = node.putArray("measures");
        view.measures().forEach(measure -> measures.addObject()
                .put("name", measure.name())
                .put("type", measure.type().toString()));
    }
}
