package braid.ingest.decode.column;

import braid.core.spelling.EventSpelling;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * VARCHAR with FORMAT JSON: a string as it is, and anything else as its JSON, without blanks between its parts. Fields keep their order, and
 * numbers their digits.
 */
final class JsonTextReader extends ColumnReader {
    private static final JsonFactory JSON = new JsonFactory();

    private final TextReader text;

    JsonTextReader(TextReader text) {
        super(text.column());
        this.text = text;
    }

    @Override
    public Object read(JsonParser parser, JsonToken token, EventSpelling spelling) {
        return text.fromText(token == JsonToken.VALUE_STRING ? parser.getString() : json(parser, token), spelling);
    }

    @Override
    public Object fromText(String given, EventSpelling spelling) {
        return text.fromText(given, spelling);
    }

    private static String json(JsonParser parser, JsonToken first) {
        StringWriter written = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), written)) {
            int depth = 0;
            JsonToken token = first;
            while (true) {
                write(json, parser, token);
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0) {
                    break;
                }
                token = parser.nextToken();
            }
        }
        return written.toString();
    }

    private static void write(JsonGenerator json, JsonParser parser, JsonToken token) {
        switch (token) {
            case START_OBJECT -> json.writeStartObject();
            case END_OBJECT -> json.writeEndObject();
            case START_ARRAY -> json.writeStartArray();
            case END_ARRAY -> json.writeEndArray();
            case PROPERTY_NAME -> json.writeName(parser.currentName());
            case VALUE_STRING -> json.writeString(parser.getString());
            case VALUE_NULL -> json.writeNull();
            case VALUE_TRUE, VALUE_FALSE -> json.writeBoolean(token == JsonToken.VALUE_TRUE);
            default -> json.writeNumber(parser.getString());
        }
    }
}
