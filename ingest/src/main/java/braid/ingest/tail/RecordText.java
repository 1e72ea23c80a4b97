package braid.ingest.tail;

import braid.core.boundary.CutMarker;
import braid.core.event.EventCodec;
import braid.core.event.UnknownSchema;
import braid.core.view.Column;
import braid.core.view.Source;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows a record of a source's topics as one line of JSON: partition, offset, append time, and the event, the cut or the rejection. */
final class RecordText {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Source source;
    private final EventCodec codec;

    RecordText(Source source, EventCodec codec) {
        this.source = source;
        this.codec = codec;
    }

    String of(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> line = position(record);
        byte[] value = record.value();
        if (CutMarker.isMarker(value)) {
            line.put("cut", CutMarker.cut(value));
        } else if (EventCodec.isEvent(value)) {
            try {
                line.put("event", event(codec.decode(value)));
            } catch (UnknownSchema e) {
                line.put("unreadable", e.getMessage());
            }
        } else {
            line.put("unreadable", "neither an event nor a cut marker");
        }
        return JSON.writeValueAsString(line);
    }

    /** A record of the dead-letter topic. */
    String ofRejected(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> line = position(record);
        for (Header header : record.headers()) {
            line.put(header.key(), header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8));
        }
        line.put("event", new String(record.value(), StandardCharsets.UTF_8));
        return JSON.writeValueAsString(line);
    }

    private static Map<String, Object> position(ConsumerRecord<byte[], byte[]> record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("partition", record.partition());
        line.put("offset", record.offset());
        line.put("appended", Instant.ofEpochMilli(record.timestamp()).toString());
        return line;
    }

    private Map<String, Object> event(Object[] row) {
        Map<String, Object> event = new LinkedHashMap<>();
        for (int i = 0; i < row.length; i++) {
            Column column = source.columns().get(i);
            event.put(column.name(), row[i] == null ? null : shown(column, row[i]));
        }
        return event;
    }

    private static Object shown(Column column, Object value) {
        return switch (column.type().kind()) {
            case TIMESTAMP -> Instant.ofEpochMilli((Long) value).toString();
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            default -> value;
        };
    }
}
