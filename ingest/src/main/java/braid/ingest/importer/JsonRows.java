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

/** The elements of a JSON array, or JSON objects over several lines each, as lines of JSON with the same digits. One is in memory at a time. */
final class JsonRows implements Rows {
    private static final JsonFactory JSON = new JsonFactory();

    private final JsonParser parser;
    private boolean inArray;

    JsonRows(BufferedReader reader) {
        parser = JSON.createParser(ObjectReadContext.empty(), reader);
    }

    @Override
    public Row next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY && !inArray) {
                inArray = true;
                token = parser.nextToken();
            }
            if (token == JsonToken.END_ARRAY) {
                inArray = false;
                token = parser.nextToken();
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
}
