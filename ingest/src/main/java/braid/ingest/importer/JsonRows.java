package braid.ingest.importer;

import braid.ingest.client.DeliveryFailed;
import java.io.BufferedReader;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * The elements of a JSON array, or JSON objects over several lines each, as lines of JSON with the same digits. One is in memory at a time.
 */
final class JsonRows implements Rows {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private final String records;
    private boolean inArray;
    private boolean atEnd;

    /** @param records names the array in the file's one object, with points between the names that lead to it; {@code null} for none */
    JsonRows(BufferedReader reader, String records) {
        this.parser = JSON.createParser(ObjectReadContext.empty(), reader);
        this.records = records;
    }

    @Override
    public Row next() {
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
            try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
                json.copyCurrentStructureExact(parser);
            }
            return new Row(line, text.toString());
        } catch (StreamReadException e) {
            throw new DeliveryFailed(
                    "The file is not JSON at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage());
        }
    }

    /** Goes on to the first element of the array that holds the events. */
    private void enter() {
        JsonToken token = parser.nextToken();
        for (String name : records.split("\\.", -1)) {
            if (token != JsonToken.START_OBJECT) {
                throw noArray();
            }
            String found = parser.nextName();
            while (found != null && !found.equals(name)) {
                parser.nextToken();
                parser.skipChildren();
                found = parser.nextName();
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
