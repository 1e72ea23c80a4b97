package braid.tools.rows;

import braid.core.text.Names;
import braid.core.view.Source;
import braid.tools.client.DeliveryFailed;
import braid.tools.client.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;

/** Fields that no row of a file has and each one gets: the station that a file is of, the day that is in its name. */
public final class Constants {
    private final String fields;

    /**
     * @throws DeliveryFailed if the source has no such field
     */
    public Constants(Map<String, String> values, Source source, CsvSpelling spelling) throws IOException {
        CsvHeader header = new CsvHeader(source);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.factory().createGenerator(text)) {
            json.writeStartObject();
            for (Map.Entry<String, String> constant : values.entrySet()) {
                String name = constant.getKey();
                if (!header.names().contains(name)) {
                    throw new DeliveryFailed("--set names the field '" + name + "', which source " + source.name()
                            + " does not have. " + Names.suggestion(name, header.names()));
                }
                header.writer(name, spelling).write(json, constant.getValue());
            }
            json.writeEndObject();
        }
        this.fields = text.toString().substring(1, text.toString().length() - 1);
    }

    /** Rows that have them too; one that is no object stays as it is. */
    public Rows in(Rows rows) {
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
