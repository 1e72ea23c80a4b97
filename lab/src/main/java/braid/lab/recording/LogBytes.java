package braid.lab.recording;

import braid.core.event.EventCodec;
import braid.core.event.record.RecordKey;
import braid.core.type.Column;
import braid.core.view.Source;
import braid.launcher.client.Api;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Makes of an event's JSON object what ingest makes of it: the key and the value of the log's record. */
final class LogBytes {
    private final List<Column> columns;
    private final EventCodec codec;
    private final RecordKey keys;

    /** Of one record; the key may be {@code null}. */
    record Bytes(byte[] key, byte[] value) {}

    LogBytes(Source source) {
        columns = source.columns();
        codec = new EventCodec(source);
        keys = new RecordKey(source);
    }

    Bytes of(String json) {
        Object[] row = new Object[columns.size()];
        try {
            JsonNode event = Api.JSON.readTree(json);
            for (int i = 0; i < row.length; i++) {
                row[i] = value(columns.get(i), event.path(columns.get(i).name()));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is no event: " + json, e);
        }
        return new Bytes(keys.of(row), codec.encode(row));
    }

    private static Object value(Column column, JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return null;
        }
        return switch (column.type().kind()) {
            case VARCHAR -> value.asText();
            case BOOLEAN -> value.asBoolean();
            case INTEGER -> value.asInt();
            case BIGINT -> value.asLong();
            case DOUBLE -> value.asDouble();
            case DECIMAL ->
                new BigDecimal(value.asText()).setScale(column.type().scale());
            case DATE -> (int) LocalDate.parse(value.asText()).toEpochDay();
            case TIMESTAMP -> Instant.parse(value.asText()).toEpochMilli();
            default -> throw new IllegalArgumentException("No event has a " + column.type());
        };
    }
}
