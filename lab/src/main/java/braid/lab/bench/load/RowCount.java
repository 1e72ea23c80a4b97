package braid.lab.bench.load;

import braid.launcher.client.Api;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;

/** Counts the rows of an answer without keeping any. */
final class RowCount {
    private static final String ROWS = "rows";

    private RowCount() {}

    /** Elements of the array {@code rows} of a JSON object; 0 when there is none. */
    static long of(InputStream json) throws IOException {
        long rows = 0;
        try (JsonParser parser = Api.JSON.createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean found = parser.currentName().equals(ROWS);
                if (parser.nextToken() == JsonToken.START_ARRAY && found) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        parser.skipChildren();
                        rows++;
                    }
                } else {
                    parser.skipChildren();
                }
            }
        }
        return rows;
    }
}
