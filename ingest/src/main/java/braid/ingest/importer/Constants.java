package braid.ingest.importer;

import braid.core.view.Names;
import braid.core.view.Source;
import braid.ingest.client.DeliveryFailed;
import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Fields that no row of a file has and each one gets: the station that a file is of, the day that is in its name. */
final class Constants {
    private static final JsonFactory JSON = new JsonFactory();

    private final String fields;

    /**
     * @throws DeliveryFailed if the source has no such field
     */
    Constants(Map<String, String> values, Source source, CsvSpelling spelling) {
        CsvHeader header = new CsvHeader(source);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            values.forEach((name, value) -> {
                if (!header.names().contains(name)) {
                    throw new DeliveryFailed("--set names the field '" + name + "', which source " + source.name()
                            + " does not have. " + Names.suggestion(name, header.names()));
                }
                header.writer(name, spelling).write(json, value);
            });
            json.writeEndObject();
        }
        this.fields = text.toString().substring(1, text.toString().length() - 1);
    }

    /** Rows that have them too; one that is no object stays as it is. */
    Rows in(Rows rows) {
        return fields.isEmpty()
                ? rows
                : () -> {
                    Row row = rows.next();
                    return row == null
                            ? null
                            : new Row(row.line(), with(row.event().strip()));
                };
    }

    private String with(String event) {
        if (!event.startsWith("{") || !event.endsWith("}")) {
            return event;
        }
        String inside = event.substring(1, event.length() - 1);
        return "{" + inside + (inside.isBlank() ? "" : ",") + fields + "}";
    }
}
