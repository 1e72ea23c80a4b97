package braid.storage.wire;

import braid.core.group.GroupKey;
import braid.core.group.GroupRow;
import braid.core.group.RowFilter;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.type.Decimals;
import braid.core.view.Key;
import braid.core.view.View;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A view's filters and stored rows as JSON, between layers. A value is its text, or null: a DATE is days and a TIMESTAMP milliseconds
 * since 1970, BYTES are base64. What is decoded equals what was encoded.
 */
public final class ViewWire {
    private static final JsonMapper JSON = new JsonMapper();

    private final View view;

    public ViewWire(View view) {
        this.view = view;
    }

    public String encode(RowFilter filter) {
        ObjectNode json = JSON.createObjectNode();
        json.put("from", filter.fromMillis());
        json.put("to", filter.toMillis());
        ObjectNode keys = json.putObject("keys");
        filter.keys().forEach((name, values) -> {
            ArrayNode allowed = keys.putArray(name);
            values.forEach(value -> allowed.add(text(view.key(name).type(), value)));
        });
        return json.toString();
    }

    /** @throws IllegalArgumentException if the text is no filter of the view */
    public RowFilter decodeFilter(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Map<String, List<Object>> keys = new HashMap<>();
            json.path("keys").fields().forEachRemaining(entry -> {
                Key key = view.key(entry.getKey());
                if (key == null) {
                    throw new IllegalArgumentException(view.name() + " has no key '" + entry.getKey() + "'");
                }
                List<Object> allowed = new ArrayList<>();
                entry.getValue().forEach(value -> allowed.add(value(key.type(), value)));
                keys.put(key.name(), allowed);
            });
            return new RowFilter(
                    keys,
                    json.path("from").asLong(RowFilter.MIN),
                    json.path("to").asLong(RowFilter.MAX));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a filter: " + text, e);
        }
    }

    /** The row's keys, window start and accumulators, in this order. */
    public List<String> encode(GroupRow row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < view.keys().size(); i++) {
            texts.add(text(view.keys().get(i).type(), row.key().values()[i]));
        }
        texts.add(Long.toString(row.key().windowStart()));
        List<Column> columns = view.accumulatorColumns();
        for (int i = 0; i < columns.size(); i++) {
            texts.add(text(columns.get(i).type(), row.accumulators()[i]));
        }
        return texts;
    }

    public GroupRow decodeRow(JsonNode texts) {
        Object[] key = new Object[view.keys().size()];
        for (int i = 0; i < key.length; i++) {
            key[i] = value(view.keys().get(i).type(), texts.get(i));
        }
        List<Column> columns = view.accumulatorColumns();
        Object[] accumulators = new Object[columns.size()];
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = value(columns.get(i).type(), texts.get(key.length + 1 + i));
        }
        return new GroupRow(new GroupKey(texts.get(key.length).asLong(), key), accumulators);
    }

    private static String text(DataType type, Object value) {
        if (value == null) {
            return null;
        }
        return switch (type.kind()) {
            case DECIMAL -> ((BigDecimal) value).toPlainString();
            case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
            default -> value.toString();
        };
    }

    private static Object value(DataType type, JsonNode node) {
        if (node == null || node.isNull()) {
            return null;
        }
        String text = node.asText();
        return switch (type.kind()) {
            case VARCHAR -> text;
            case BOOLEAN -> Boolean.valueOf(text);
            case INTEGER, DATE -> Integer.valueOf(text);
            case BIGINT, TIMESTAMP -> Long.valueOf(text);
            case DECIMAL -> Decimals.parse(text, type);
            case DOUBLE -> Double.valueOf(text);
            case BYTES -> Base64.getDecoder().decode(text);
        };
    }
}
