package braid.tools.rows;

import braid.tools.client.DeliveryFailed;
import braid.tools.client.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The elements of a JSON array, or JSON objects over several lines each, as lines of JSON with the same digits. One is in memory at a time.
 */
public final class JsonRows implements Rows {
    private final JsonParser parser;
    private final String records;
    private boolean inArray;
    private boolean atEnd;

    /** @param records names the array in the file's one object, with points between the names that lead to it; {@code null} for none */
    public JsonRows(BufferedReader reader, String records) throws IOException {
        this.parser = Json.factory().createParser(reader);
        this.records = records;
    }

    @Override
    public Row next() throws IOException {
        try {
            if (records != null && !inArray && !atEnd) {
                enter();
            }
            JsonToken token = atEnd ? null : parser.nextToken();
            if (token == JsonToken.START_ARRAY && !inArray) {
                inArray = true;
                token = parser.nextToken();
            }
            if (token == JsonToken.END_ARRAY) {
                inArray = false;
                atEnd = records != null;
                token = atEnd ? null : parser.nextToken();
            }
            if (token == null) {
                return null;
            }
            long line = parser.currentTokenLocation().getLineNr();
            StringWriter text = new StringWriter(256);
            try (JsonGenerator json = Json.factory().createGenerator(text)) {
                json.copyCurrentStructureExact(parser);
            }
            return new Row(line, text.toString());
        } catch (JsonParseException e) {
            throw new DeliveryFailed(
                    "The file is not JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    /** Goes on to the first element of the array that holds the events. */
    private void enter() throws IOException {
        JsonToken token = parser.nextToken();
        for (String name : records.split("\\.", -1)) {
            if (token != JsonToken.START_OBJECT) {
                throw noArray();
            }
            String found = parser.nextFieldName();
            while (found != null && !found.equals(name)) {
                parser.nextToken();
                parser.skipChildren();
                found = parser.nextFieldName();
            }
            if (found == null) {
                throw noArray();
            }
            token = parser.nextToken();
        }
        if (token != JsonToken.START_ARRAY) {
            throw noArray();
        }
        inArray = true;
    }

    private DeliveryFailed noArray() {
        return new DeliveryFailed(
                "The file is not a JSON object with an array '" + records
                        + "' in it: --records names the array that holds the events, with points between the names of the objects that lead to it.");
    }
}
