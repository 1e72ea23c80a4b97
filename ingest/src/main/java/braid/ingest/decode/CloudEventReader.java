package braid.ingest.decode;

import braid.ingest.decode.refusal.Refused;
import braid.ingest.decode.refusal.ShownValue;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;

/**
 * Reads a CloudEvent in JSON: the event is its {@code data}.
 *
 * <p>An attribute of the envelope goes into the column {@code ce_<attribute>} ({@code ce_id}, {@code ce_time}, {@code ce_subject}, ...),
 * if the source declares it and {@code data} does not give it; all other attributes are passed over. The prefix is the one of
 * CloudEvents' Kafka binding; without it, {@code id} and {@code time} would be mistaken for the event's own.
 *
 * <p>Source: CloudEvents 1.0.2, JSON event format.
 */
final class CloudEventReader {
    private static final String[] REQUIRED = {"id", "source", "type"};

    private final EventReader reader;

    CloudEventReader(EventReader reader) {
        this.reader = reader;
    }

    /** As {@link EventReader#read}. */
    Object[] read(JsonParser parser) {
        TokenStreamContext around = parser.streamReadContext().getParent();
        try {
            return readEnvelope(parser);
        } catch (Refused e) {
            EventReader.leave(parser, around);
            throw e;
        }
    }

    private Object[] readEnvelope(JsonParser parser) {
        Map<String, String> attributes = new HashMap<>();
        Object[] row = null;
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (name.equals("data")) {
                if (row != null) {
                    throw new Refused(null, "data is given twice in one CloudEvent; give it once.");
                }
                if (token != JsonToken.START_OBJECT) {
                    throw new Refused(
                            null,
                            "data is " + ShownValue.value(parser, token) + ", but must be the event: a JSON object.");
                }
                row = reader.readFields(parser);
            } else if (token.isStructStart()) {
                parser.skipChildren();
            } else if (token != JsonToken.VALUE_NULL) {
                attributes.put(name, parser.getString());
            }
        }
        check(attributes, row);
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            reader.fill(row, "ce_" + attribute.getKey(), attribute.getValue());
        }
        reader.requireAll(row);
        return row;
    }

    private static void check(Map<String, String> attributes, Object[] row) {
        String version = attributes.get("specversion");
        if (!"1.0".equals(version)) {
            throw new Refused(null, "specversion is " + shown(version) + ", but must be \"1.0\".");
        }
        for (String name : REQUIRED) {
            String value = attributes.get(name);
            if (value == null || value.isEmpty()) {
                throw new Refused(null, name + " is " + shown(value) + ", but a CloudEvent needs it.");
            }
        }
        String type = attributes.get("datacontenttype");
        if (type != null && !type.matches("(?i)[^;]*[/+]json(\\s*;.*)?")) {
            throw new Refused(null, "datacontenttype is " + shown(type) + ", but must be application/json.");
        }
        if (row == null) {
            throw new Refused(
                    null,
                    attributes.containsKey("data_base64")
                            ? "The event is in data_base64; give it as a JSON object in data."
                            : "data is missing: it is the event.");
        }
    }

    private static String shown(String value) {
        return value == null ? "missing" : ShownValue.text(value);
    }
}
